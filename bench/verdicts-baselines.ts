import { type ConditionProperties, Engine, type TopLevelCondition } from 'json-rules-engine';
import { LogicEngine } from 'json-logic-engine';
import type { Criterion, Facts, FactValue, IndexedProgramme, Leaf } from '#eligibility';

type Values = Readonly<Record<string, FactValue>>;
/** Ids of the programmes that a need is eligible for. The two engines know no unknown: what is missing is not so. */
type Scan = (facts: Facts) => string[] | Promise<string[]>;
export type Baseline = (programmes: readonly IndexedProgramme[]) => Scan;

/** Rules of json-rules-engine, one for each programme. */
export const rulesEngine: Baseline = (programmes) => {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator('overlaps', (value: string[], list: string[]) =>
    list.some((one) => value.includes(one)),
  );
  engine.addOperator('within', (value: string, code: string) => value.startsWith(code));
  for (const { id, criterion } of programmes)
    engine.addRule({ conditions: conditionsOf(criterion) as TopLevelCondition, event: { type: id } });
  return async (facts) => (await engine.run(known(facts))).events.map(({ type }) => type);
};

type Condition = ConditionProperties | TopLevelCondition;

function conditionsOf(criterion: Criterion): Condition {
  if ('all' in criterion) return { all: criterion.all.map(conditionsOf) };
  if ('any' in criterion) return { any: criterion.any.map(conditionsOf) };
  if ('not' in criterion) return { not: conditionsOf(criterion.not) };
  if ('area' in criterion) return { fact: 'area', operator: 'within', value: criterion.within };
  const { fact } = criterion;
  if ('is' in criterion) return { fact, operator: 'equal', value: criterion.is };
  if ('in' in criterion) return { fact, operator: 'in', value: criterion.in };
  if ('overlaps' in criterion) return { fact, operator: 'overlaps', value: criterion.overlaps };
  const [low, high] = criterion.between;
  const ends: Condition[] = [];
  if (low !== null) ends.push({ fact, operator: 'greaterThanInclusive', value: low });
  if (high !== null) ends.push({ fact, operator: 'lessThanInclusive', value: high });
  return { all: ends };
}

/** One function of json-logic-engine for each programme, compiled beforehand. */
export const compiledLogic: Baseline = (programmes) => {
  const engine = new LogicEngine();
  const compiled = programmes.map(({ id, criterion }) => ({ id, holds: engine.build(logicOf(criterion)) }));
  return (facts) => {
    const values = known(facts);
    return compiled.filter(({ holds }) => holds(values)).map(({ id }) => id);
  };
};

function logicOf(criterion: Criterion): object {
  if ('all' in criterion) return { and: criterion.all.map(logicOf) };
  if ('any' in criterion) return { or: criterion.any.map(logicOf) };
  if ('not' in criterion) return { '!': [logicOf(criterion.not)] };
  if ('area' in criterion)
    return { '===': [{ substr: [{ var: 'area' }, 0, criterion.within.length] }, criterion.within] };
  const value = { var: criterion.fact };
  if ('is' in criterion) return { '===': [value, criterion.is] };
  if ('in' in criterion) return { in: [value, criterion.in] };
  if ('overlaps' in criterion) return { or: criterion.overlaps.map((one) => ({ in: [one, value] })) };
  const [low, high] = criterion.between;
  if (low === null) return { '<=': [value, high] };
  return high === null ? { '<=': [low, value] } : { '<=': [low, value, high] };
}

type Truth = boolean | null;
type Judge = (values: Values) => Truth;

/** Three-valued closures, one for each programme, all of them called. */
export const closures: Baseline = (programmes) => {
  const compiled = programmes.map(({ id, criterion }) => ({ id, judge: judgeOf(criterion) }));
  return (facts) => {
    const values = known(facts);
    const eligible: string[] = [];
    const undetermined: string[] = [];
    for (const { id, judge } of compiled) {
      const truth = judge(values);
      if (truth !== false) (truth ? eligible : undetermined).push(id);
    }
    return eligible;
  };
};

function judgeOf(criterion: Criterion): Judge {
  if ('all' in criterion) return settled(criterion.all.map(judgeOf), false);
  if ('any' in criterion) return settled(criterion.any.map(judgeOf), true);
  if ('not' in criterion) {
    const judge = judgeOf(criterion.not);
    return (values) => {
      const truth = judge(values);
      return truth === null ? null : !truth;
    };
  }
  return leafOf(criterion);
}

function settled(judges: readonly Judge[], by: boolean): Judge {
  return (values) => {
    let truth: Truth = !by;
    for (const judge of judges) {
      const part = judge(values);
      if (part === by) return by;
      if (part === null) truth = null;
    }
    return truth;
  };
}

function leafOf(leaf: Leaf): Judge {
  if ('area' in leaf) return ({ area }) => (typeof area === 'string' ? area.startsWith(leaf.within) : null);
  const { fact } = leaf;
  if ('is' in leaf) return (values) => (values[fact] === undefined ? null : values[fact] === leaf.is);
  if ('in' in leaf) {
    const list = new Set<FactValue>(leaf.in);
    return (values) => (values[fact] === undefined ? null : list.has(values[fact]));
  }
  if ('overlaps' in leaf) {
    const list = new Set(leaf.overlaps);
    return (values) => {
      const value = values[fact];
      return typeof value === 'object' ? value.some((one) => list.has(one)) : null;
    };
  }
  const [low, high] = [leaf.between[0] ?? -Infinity, leaf.between[1] ?? Infinity];
  return (values) => {
    const value = values[fact];
    return typeof value === 'number' ? low <= value && value <= high : null;
  };
}

function known({ values, disputed }: Facts): Record<string, FactValue> {
  return Object.fromEntries(Object.entries(values).filter(([fact]) => !disputed.includes(fact)));
}
