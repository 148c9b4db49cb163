import type { Criterion } from '#eligibility';
import type { FactValue } from './reach-in-sql.js';

const HARDSHIP = ['dibao', 'tekun', 'margin', 'low-income', 'orphan', 'left-behind', 'severe-illness'];
const MOBILITY = ['independent', 'aided', 'housebound', 'bedridden'];
const STREETS = 17;

export interface BenchNeed {
  readonly id: string;
  readonly facts: { readonly values: Record<string, FactValue>; readonly disputed: string[] };
}

/** Needs over 17 streets of 10 communities each, the same at every run; one in ten facts is missing, one in fifty disputed. */
export function* manyNeeds(count: number): Generator<BenchNeed> {
  const next = chance(7);
  const below = (limit: number) => Math.floor(next() * limit);
  for (let n = 0; n < count; n += 1) {
    const values: Record<string, FactValue> = {
      area: `1101010${String(1 + below(STREETS)).padStart(2, '0')}${String(1 + below(10)).padStart(3, '0')}`,
      ageYears: below(100),
    };
    const disputed: string[] = [];
    const give = (fact: string, value: FactValue) => {
      const luck = next();
      if (luck < 0.1) return;
      values[fact] = value;
      if (luck > 0.98) disputed.push(fact);
    };
    give('hardship', next() < 0.4 ? [] : HARDSHIP.filter(() => next() < 0.2));
    give('monthlyIncome', below(600_000));
    give('mobility', MOBILITY[below(4)]!);
    for (const fact of ['ownSleepingSpace', 'ownStudySpace', 'livesAlone']) give(fact, next() < 0.5);
    yield { id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`, facts: { values, disputed } };
  }
}

function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const inHardship: Criterion = {
  fact: 'hardship',
  overlaps: ['dibao', 'tekun', 'margin', 'low-income', 'orphan'],
};
const noPlace: Criterion[] = [
  { not: { fact: 'ownSleepingSpace', is: true } },
  { not: { fact: 'ownStudySpace', is: true } },
];

/** Drafts as providers write them, each with what is published. */
export const DRAFTS: readonly { readonly draft: Criterion; readonly published: Criterion }[] = [
  {
    draft: { all: [{ fact: 'ageYears', between: [5, 16] }, inHardship, ...noPlace] },
    published: { all: [{ fact: 'ageYears', between: [5, 14] }, inHardship, ...noPlace] },
  },
  {
    draft: {
      all: [
        { any: [8, 9].map((street) => ({ area: 'area', within: `11010100${street}` })) },
        { fact: 'ageYears', between: [70, null] },
        { fact: 'mobility', in: ['housebound', 'bedridden'] },
        {
          any: [
            { fact: 'livesAlone', is: true },
            { fact: 'monthlyIncome', between: [null, 244_000] },
          ],
        },
      ],
    },
    published: {
      all: [
        { area: 'area', within: '110101008' },
        { fact: 'ageYears', between: [80, null] },
      ],
    },
  },
  {
    draft: {
      all: [
        { fact: 'monthlyIncome', between: [null, 300_000] },
        { any: [inHardship, { not: { fact: 'mobility', is: 'independent' } }] },
      ],
    },
    published: { fact: 'monthlyIncome', between: [null, 244_000] },
  },
];
