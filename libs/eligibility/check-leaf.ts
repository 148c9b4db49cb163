import { AREA_CODE } from './area.js';
import type { Operator } from './criterion.js';
import { isWholeNumber, optionValues } from './fact-catalogue.js';
import type { FactCatalogue, FactDefinition, FactType } from './fact-catalogue.js';

export interface CriterionProblem {
  /** JSON pointer into the criterion. */
  readonly path: string;
  readonly code:
    | 'criterion.malformed'
    | 'criterion.unknown-fact'
    | 'criterion.operator-not-allowed'
    | 'criterion.wrong-type'
    | 'criterion.unknown-option'
    | 'criterion.empty-list'
    | 'criterion.repeated-value'
    | 'criterion.open-interval'
    | 'criterion.empty-interval'
    | 'criterion.invalid-area-code'
    | 'criterion.too-deep'
    | 'criterion.too-many-leaves'
    | 'criterion.too-many-values'
    | 'criterion.unsatisfiable'
    | 'criterion.always-true'
    | 'criterion.outside-service-area';
  readonly fact?: string;
  /** For `wrong-type`: the type of the catalogue. */
  readonly expected?: FactType;
  /** For `operator-not-allowed`: what the fact's type allows. */
  readonly operators?: readonly Operator[];
  /** For `unknown-option`: the options of the catalogue. */
  readonly options?: readonly string[];
  readonly limit?: number;
}

const OPERATORS: Readonly<Record<FactType, readonly Operator[]>> = {
  integer: ['is', 'in', 'between'],
  boolean: ['is'],
  choice: ['is', 'in'],
  set: ['overlaps'],
  area: ['within'],
};
const FORMS: Readonly<Record<string, Operator>> = {
  'fact,is': 'is',
  'fact,in': 'in',
  'fact,overlaps': 'overlaps',
  'between,fact': 'between',
  'area,within': 'within',
};

export function checkLeaf(
  leaf: Readonly<Record<string, unknown>>,
  path: string,
  catalogue: FactCatalogue,
): CriterionProblem[] {
  const operator = FORMS[Object.keys(leaf).sort().join()];
  const subject = operator === 'within' ? 'area' : 'fact';
  const fact = leaf[subject];
  if (!operator || typeof fact !== 'string') return [{ path, code: 'criterion.malformed' }];
  if (operator === 'within' && fact !== 'area')
    return [{ path: `${path}/area`, code: 'criterion.malformed', fact }];
  const definition = catalogue.get(fact);
  if (!definition) return [{ path: `${path}/${subject}`, code: 'criterion.unknown-fact', fact }];
  const operators = OPERATORS[definition.type];
  if (!operators.includes(operator))
    return [{ path, code: 'criterion.operator-not-allowed', fact, operators }];
  return checkOperand(operator, leaf[operator], { definition, path: `${path}/${operator}` });
}

interface At {
  readonly definition: FactDefinition;
  readonly path: string;
}

function checkOperand(operator: Operator, operand: unknown, at: At): CriterionProblem[] {
  switch (operator) {
    case 'is':
      return checkValue(operand, at);
    case 'in':
    case 'overlaps':
      return checkList(operand, at);
    case 'between':
      return checkInterval(operand, at);
    case 'within':
      return typeof operand === 'string' && AREA_CODE.test(operand)
        ? []
        : problem(at, 'criterion.invalid-area-code');
  }
}

function checkList(list: unknown, at: At): CriterionProblem[] {
  if (!Array.isArray(list)) return problem(at, 'criterion.malformed');
  if (list.length === 0) return problem(at, 'criterion.empty-list');
  const seen = new Set<unknown>();
  return list.flatMap((value, index) => {
    const atValue = { ...at, path: `${at.path}/${index}` };
    if (seen.has(value)) return problem(atValue, 'criterion.repeated-value');
    seen.add(value);
    return checkValue(value, atValue);
  });
}

function checkInterval(interval: unknown, at: At): CriterionProblem[] {
  if (!Array.isArray(interval) || interval.length !== 2) return problem(at, 'criterion.malformed');
  const [low, high] = interval as [unknown, unknown];
  if (low === null && high === null) return problem(at, 'criterion.open-interval');
  const problems = [low, high].flatMap((end, index) =>
    end === null ? [] : checkValue(end, { ...at, path: `${at.path}/${index}` }),
  );
  if (problems.length > 0) return problems;
  return typeof low === 'number' && typeof high === 'number' && low > high
    ? problem(at, 'criterion.empty-interval')
    : [];
}

function checkValue(value: unknown, at: At): CriterionProblem[] {
  const { type } = at.definition;
  if (
    type === 'integer' ? !isWholeNumber(value) : typeof value !== (type === 'boolean' ? 'boolean' : 'string')
  ) {
    return problem(at, 'criterion.wrong-type', { expected: type });
  }
  if (type !== 'choice' && type !== 'set') return [];
  const options = optionValues(at.definition);
  return options.includes(value as string) ? [] : problem(at, 'criterion.unknown-option', { options });
}

function problem(
  at: At,
  code: CriterionProblem['code'],
  more: Partial<CriterionProblem> = {},
): CriterionProblem[] {
  return [{ path: at.path, code, fact: at.definition.key, ...more }];
}
