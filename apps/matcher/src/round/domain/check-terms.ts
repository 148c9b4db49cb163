import { checkCriterion, type FactCatalogue } from '#eligibility';
import type { RoundTerms } from './round.js';

interface Fault {
  readonly field: string;
  readonly code: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What cannot stand in the terms of a round, place by place. */
export function checkTerms(terms: RoundTerms, catalogue: FactCatalogue): Fault[] {
  const { programmeIds, classes, reserves } = terms;
  const within = new Set(programmeIds);
  const outside = reserves.flatMap(({ programmeId }, at): Fault[] =>
    within.has(programmeId)
      ? []
      : [{ field: `/reserves/${at}/programmeId`, code: 'field.one-of', details: { values: programmeIds } }],
  );
  const criteria = [
    ...classes.map(({ criterion }, at) => ({ at: `/classes/${at}`, criterion })),
    ...reserves.map(({ criterion }, at) => ({ at: `/reserves/${at}`, criterion })),
  ].flatMap(({ at, criterion }) =>
    checkCriterion(criterion, catalogue).map(({ path, code, ...details }): Fault => ({
      field: `${at}/criterion${path}`,
      code,
      details,
    })),
  );
  return [
    ...repeated('/programmeIds', programmeIds),
    ...repeated(
      '/classes',
      classes.map(({ code }) => code),
    ),
    ...repeated(
      '/reserves',
      reserves.map(({ programmeId, code }) => `${programmeId}/${code}`),
    ),
    ...outside,
    ...criteria,
  ];
}

function repeated(field: string, keys: readonly string[]): Fault[] {
  return keys.flatMap((key, at) =>
    keys.indexOf(key) === at ? [] : [{ field: `${field}/${at}`, code: 'list.repeated' }],
  );
}
