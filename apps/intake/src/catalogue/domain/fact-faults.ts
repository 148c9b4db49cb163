import { checkFacts, factCatalogue, type FactDefinition, type FactProblem } from '#eligibility';

export interface FactFault {
  /** Dotted path in the body of the request. */
  readonly field: string;
  readonly code: FactProblem['code'] | 'fact.derived';
  readonly details: Readonly<Record<string, unknown>>;
}

/** What is wrong with facts that a worker supplies. Null makes a fact unknown, so only its key is checked. */
export function faultsOf(
  definitions: readonly FactDefinition[],
  values: Readonly<Record<string, unknown>>,
): FactFault[] {
  const catalogue = factCatalogue(definitions);
  const derived = definitions
    .filter(({ key, suppliedBy }) => key in values && suppliedBy.every((source) => source === 'derived'))
    .map(({ key }) => key);
  const supplied = Object.entries(values).filter(
    ([key, value]) => !derived.includes(key) && (value !== null || !catalogue.has(key)),
  );
  return [
    ...derived.map((fact): FactFault => ({
      field: `facts.${fact}`,
      code: 'fact.derived',
      details: { fact },
    })),
    ...checkFacts(catalogue, Object.fromEntries(supplied)).map(faultOf),
  ];
}

function faultOf({ path, code, ...details }: FactProblem): FactFault {
  const steps = path.slice(1).split('/');
  const names = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return { field: ['facts', ...names].join('.'), code, details: { ...details } };
}
