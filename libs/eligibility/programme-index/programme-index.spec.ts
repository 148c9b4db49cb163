import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Criterion } from '../criterion.js';
import { outcomeOf } from '../evaluate.js';
import type { Facts, FactValue } from '../fact-catalogue.js';
import { criterion, DOMAINS, facts } from '../testing/random-criteria.js';
import { compileProgrammes } from './programme-index.js';
import type { ProgrammeIndex } from './programme-index.js';

const RUNS = 300;
const FACTS_PER_RUN = 12;
const nothing: Facts = { values: {}, disputed: [] };

/** Values that no leaf or not every leaf of the fact can read, or that lie at the edges of what it can. */
const odd = fc.constantFrom<FactValue[]>(
  true,
  'b',
  '3',
  2.5,
  -1,
  NaN,
  Infinity,
  2 ** 53,
  [],
  ['a', '2'],
  '110101',
  '110101001',
  '1101010010011',
);
const oddFacts = fc
  .tuple(facts, fc.dictionary(fc.constantFrom(...Object.keys(DOMAINS)), odd, { maxKeys: 3 }))
  .map(([{ values, disputed }, strange]): Facts => ({ values: { ...values, ...strange }, disputed }));

const edge = fc.constantFrom<Criterion[]>(
  { all: [] },
  { any: [] },
  { not: { all: [] } },
  { fact: 'age', in: [] },
  { not: { fact: 'age', in: [1, '3'] } },
  { fact: 'hardship', overlaps: [] },
  { fact: 'age', between: [3, 1] as const },
  { not: { fact: 'age', between: [3, 1] as const } },
  { fact: 'age', between: [null, null] as const },
  { not: { fact: 'income', between: [0, 2] as const } },
  { fact: 'age', between: [1.5, 2.5] as const },
  { fact: 'age', is: '3' },
  { fact: 'toString', is: true },
  { area: 'area' as const, within: '1101' },
);
const anyCriterion = fc.oneof({ weight: 5, arbitrary: criterion }, edge);
const combined = fc.oneof(
  { weight: 3, arbitrary: anyCriterion },
  fc.array(anyCriterion, { maxLength: 4 }).map((all) => ({ all })),
  fc.array(anyCriterion, { maxLength: 3 }).map((any) => ({ any })),
);

/** What one step does to one of a few ids, some of them with criteria that others have as well. */
const steps = (count: number) =>
  fc.array(fc.tuple(fc.nat(60), fc.option(combined, { freq: 5 })), {
    minLength: count / 2,
    maxLength: count,
  });

function scan(programmes: ReadonlyMap<string, Criterion>, given: Facts) {
  const ids = (outcome: string) =>
    [...programmes]
      .filter(([, judged]) => outcomeOf(judged, given) === outcome)
      .map(([id]) => id)
      .sort();
  return { eligible: ids('eligible'), undetermined: ids('undetermined') };
}

function apply(index: ProgrammeIndex, programmes: Map<string, Criterion>, step: [number, Criterion | null]) {
  const id = `p${step[0]}`;
  if (step[1]) {
    index.add({ id, criterion: step[1] });
    programmes.set(id, step[1]);
  } else expect(index.remove(id)).toBe(programmes.delete(id));
}

describe('compileProgrammes', () => {
  it('gives the verdicts of a full scan, whatever was added, replaced and removed before', () => {
    let cases = 0;
    const needs = fc.array(fc.oneof(facts, oddFacts), {
      minLength: FACTS_PER_RUN,
      maxLength: FACTS_PER_RUN,
    });
    fc.assert(
      fc.property(steps(60), steps(40), needs, (first, then, all) => {
        const programmes = new Map<string, Criterion>();
        const index = compileProgrammes([]);
        for (const changes of [first, then]) {
          for (const step of changes) apply(index, programmes, step);
          expect(index.size).toBe(programmes.size);
          for (const given of all) expect(index.match(given)).toEqual(scan(programmes, given));
          cases += programmes.size * all.length;
        }
        for (const id of programmes.keys()) index.remove(id);
        for (const given of all) expect(index.match(given)).toEqual({ eligible: [], undetermined: [] });
      }),
      { numRuns: RUNS },
    );
    expect(cases).toBeGreaterThan(100_000);
  });

  it('forgets what it has removed', () => {
    const empty = contents(compileProgrammes([]));
    fc.assert(
      fc.property(fc.array(combined, { maxLength: 20 }), (criteria) => {
        const index = compileProgrammes(criteria.map((one, at) => ({ id: `p${at}`, criterion: one })));
        criteria.forEach((_, at) => index.remove(`p${at}`));
        expect(contents(index)).toBe(empty);
      }),
      { numRuns: 300 },
    );
  });

  it('answers in ascending order of ids', () => {
    const same = ['c', 'a', 'b'].map((id) => ({ id, criterion: { all: [] } }));
    expect(compileProgrammes(same).match(nothing)).toEqual({ eligible: ['a', 'b', 'c'], undetermined: [] });
  });

  it('says whether there was a programme to remove', () => {
    const index = compileProgrammes([{ id: 'a', criterion: { all: [] } }]);
    expect([index.remove('a'), index.remove('a'), index.size]).toEqual([true, false, 0]);
  });

  it('keeps what an earlier match has answered', () => {
    const index = compileProgrammes([{ id: 'a', criterion: { fact: 'age', is: 3 } }]);
    const before = index.match(nothing);
    index.match({ values: { age: 3 }, disputed: [] });
    expect(before).toEqual({ eligible: [], undetermined: ['a'] });
  });
});

/** Everything that an index holds, but for its counter. */
function contents(index: ProgrammeIndex): string {
  return JSON.stringify(index, (key, value: unknown) => {
    if (key === 'nextId') return undefined;
    return value instanceof Map || value instanceof Set ? [...value] : value;
  });
}
