import { checkFacts, type FactCatalogue, type FactProblem, type Facts, type FactValue } from '#eligibility';

interface AskedFacts {
  readonly areaCode: string;
  /** Null is unknown, as when it is left out. */
  readonly facts: Readonly<Record<string, FactValue | null>>;
  readonly disputedFacts?: readonly string[] | undefined;
}

interface FactFault {
  readonly field: string;
  readonly code: FactProblem['code'];
  readonly details: Readonly<Record<string, unknown>>;
}

const COMMUNITY_DIGITS = 12;

/** The facts as a filed need would have them: its place is a fact too, where it is known to the community. */
export function factsOf(
  { areaCode, facts, disputedFacts = [] }: AskedFacts,
  catalogue: FactCatalogue,
): Facts {
  const known = Object.entries(facts).flatMap(([key, value]): [string, FactValue][] =>
    value === null ? [] : [[key, value]],
  );
  const placed = catalogue.has('area') && areaCode.length === COMMUNITY_DIGITS;
  return {
    values: { ...(placed && { area: areaCode }), ...Object.fromEntries(known) },
    disputed: disputedFacts,
  };
}

/** What does not fit the fact catalogue. */
export function factFaultsOf(
  { facts, disputedFacts = [] }: AskedFacts,
  catalogue: FactCatalogue,
): FactFault[] {
  const given = Object.entries(facts).filter(([key, value]) => value !== null || !catalogue.has(key));
  const wrong = checkFacts(catalogue, Object.fromEntries(given)).map(({ path, code, ...details }) => ({
    field: `facts.${namesIn(path).join('.')}`,
    code,
    details: { ...details },
  }));
  const disputed = disputedFacts.flatMap((fact, at): FactFault[] =>
    catalogue.has(fact) ? [] : [{ field: `disputedFacts.${at}`, code: 'fact.unknown', details: { fact } }],
  );
  return [...wrong, ...disputed];
}

function namesIn(path: string): string[] {
  return path
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
