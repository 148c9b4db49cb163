import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { areaWithin } from './area.js';
import { constantParts } from './constant-parts.js';
import { factOf, leavesOf } from './criterion.js';
import type { Criterion } from './criterion.js';
import { factCatalogue } from './fact-catalogue.js';
import type { FactType, FactValue } from './fact-catalogue.js';
import { holds } from './testing/oracle.js';
import { criterion, DOMAINS } from './testing/random-criteria.js';

const TYPES: Readonly<Record<string, FactType>> = {
  age: 'integer',
  income: 'integer',
  alone: 'boolean',
  enrolled: 'boolean',
  mobility: 'choice',
  hardship: 'set',
  area: 'area',
};
const OPTIONS: Readonly<Record<string, readonly FactValue[]>> = {
  mobility: DOMAINS['mobility'] ?? [],
  hardship: ['a', 'b', 'c'],
};
const label = { zh: '甲', en: 'a' };
const catalogue = factCatalogue(
  Object.entries(TYPES).map(([key, type]) => ({
    key,
    type,
    label,
    options: (OPTIONS[key] ?? []).map((value) => ({ value: String(value), label })),
    suppliedBy: ['derived'],
    sensitivity: 'plain',
  })),
);

// Small criteria seldom conflict with themselves; pairs of them and their opposites do.
const conflicting: fc.Arbitrary<Criterion> = fc
  .oneof(
    criterion,
    criterion.map((one) => ({ any: [one, { not: one }] })),
    fc.tuple(criterion, criterion).map(([one, other]) => ({ all: [one, { not: other }] })),
    fc.tuple(criterion, criterion, criterion).map((parts) => ({ not: { any: parts } })),
  )
  .filter((whole) => new Set(leavesOf(whole).map(factOf)).size <= 4);
const serviceArea = fc.option(
  fc.subarray(['110101', '110101001', '110101001001', '110101002', '110102'], { minLength: 1 }),
);

describe('constantParts', () => {
  it('finds what brute force over all values finds', () => {
    let constant = 0;
    fc.assert(
      fc.property(conflicting, serviceArea, (whole, within) => {
        const truths = bruteForce(whole, within);
        const fixed = [...truths].filter(([, seen]) => seen.size === 1).map(([path]) => path);
        const found = constantParts(whole, catalogue, within);
        constant += found.length;
        for (const { path, truth } of found) expect(truths.get(path)).toEqual(new Set([truth]));
        const paths = found.map(({ path }) => path);
        const smallest = fixed.filter((path) => !fixed.some((other) => other.startsWith(`${path}/`)));
        expect(paths).toEqual(expect.arrayContaining(smallest));
        for (const { path, wanted } of found) {
          expect(wanted).toBe(path.split('/').filter((step) => step === 'not').length % 2 === 0);
        }
      }),
      { numRuns: 3_000 },
    );
    expect(constant).toBeGreaterThan(500);
  });

  const adult = { fact: 'age', between: [18, null] } as const;
  const child = { fact: 'age', between: [null, 17] } as const;
  const alone = { fact: 'alone', is: true };
  const never = { all: [adult, child] };

  it.each<[string, Criterion, [string, boolean][]]>([
    ['nothing is asked', { all: [] }, []],
    ['all can differ', { all: [adult, alone, { any: [alone, child] }] }, []],
    ['two parts conflict', never, [['', false]]],
    ['two parts cover everybody', { any: [adult, child] }, [['', true]]],
    ['a branch is dead', { any: [alone, never] }, [['/any/1', false]]],
    ['a part asks for nothing', { all: [alone, { fact: 'age', between: [0, null] }] }, [['/all/1', true]]],
    [
      'every option will do',
      { fact: 'mobility', in: ['aided', 'bedridden', 'housebound', 'independent'] },
      [['', true]],
    ],
    ['below a not', { not: { any: [adult, child] } }, [['/not', true]]],
    [
      'a conflict beside a dead part',
      { all: [never, alone, { not: alone }] },
      [
        ['/all/0', false],
        ['', false],
      ],
    ],
    [
      'places exclude each other',
      { all: ['110101001', '110101002'].map((within) => ({ area: 'area' as const, within })) },
      [['', false]],
    ],
    ['sets may have both', { all: ['a', 'b'].map((one) => ({ fact: 'hardship', overlaps: [one] })) }, []],
    [
      'a set within another',
      {
        all: [{ fact: 'hardship', overlaps: ['a'] }, { not: { fact: 'hardship', overlaps: ['a', 'b'] } }],
      },
      [['', false]],
    ],
    [
      'no whole number is left',
      {
        all: [
          { fact: 'age', between: [3, 5] },
          { not: { fact: 'age', in: [3, 5] } },
          { not: { fact: 'age', is: 4 } },
        ],
      },
      [['', false]],
    ],
    ['the largest number', { fact: 'age', between: [null, Number.MAX_SAFE_INTEGER] }, [['', true]]],
  ])('%s', (_, whole, expected) => {
    const found = constantParts(whole, catalogue, null);
    expect(found.map(({ path, truth }) => [path, truth])).toEqual(expected);
  });

  it('follows a long chain of forced choices to the conflict at its end', () => {
    const flag = (at: number) => ({ fact: `step${at}`, is: true });
    const steps = Array.from({ length: 99 }, (_, at) => ({ any: [{ not: flag(at) }, flag(at + 1)] }));
    const whole: Criterion = { all: [...steps, flag(0), { not: flag(99) }] };
    expect(constantParts(whole, flagsIn(whole), null).map(({ path, truth }) => [path, truth])).toEqual([
      ['', false],
    ]);
  });

  it('says nothing about a whole that costs too much to search', () => {
    // Nobody fits: more pigeons than holes, the classic that takes exponentially many steps.
    const [pigeons, holes] = [13, 12];
    const sits = (pigeon: number, hole: number) => ({ fact: `in${pigeon}at${hole}`, is: true });
    const range = (size: number) => Array.from({ length: size }, (_, at) => at);
    const whole: Criterion = {
      all: [
        ...range(pigeons).map((pigeon) => ({ any: range(holes).map((hole) => sits(pigeon, hole)) })),
        ...range(holes).flatMap((hole) =>
          range(pigeons).flatMap((one) =>
            range(one).map((other) => ({ not: { all: [sits(one, hole), sits(other, hole)] } })),
          ),
        ),
      ],
    };
    expect(constantParts(whole, flagsIn(whole), null)).toEqual([]);
  });
});

/** A catalogue in which every fact of a criterion is a flag. */
function flagsIn(whole: Criterion) {
  return factCatalogue(
    leavesOf(whole).map((leaf) => ({
      key: factOf(leaf),
      type: 'boolean',
      label,
      suppliedBy: ['derived'],
      sensitivity: 'plain',
    })),
  );
}

/** The truths that each part takes, by path, over all values of the facts that occur. */
function bruteForce(whole: Criterion, within: readonly string[] | null): Map<string, Set<boolean>> {
  const parts = partsOf(whole, '');
  const truths = new Map(parts.map(([path]) => [path, new Set<boolean>()]));
  let subjects: Record<string, FactValue>[] = [{}];
  for (const fact of new Set(leavesOf(whole).map(factOf))) {
    const domain = (DOMAINS[fact] ?? []).filter(
      (value) => fact !== 'area' || !within || within.some((outer) => areaWithin(String(value), outer)),
    );
    subjects = subjects.flatMap((values) => domain.map((value) => ({ ...values, [fact]: value })));
  }
  for (const values of subjects) {
    for (const [path, part] of parts) {
      const seen = truths.get(path);
      if (seen && seen.size < 2) seen.add(holds(part, values));
    }
  }
  return truths;
}

function partsOf(part: Criterion, path: string): [path: string, part: Criterion][] {
  const below =
    'all' in part
      ? part.all.flatMap((one, at) => partsOf(one, `${path}/all/${at}`))
      : 'any' in part
        ? part.any.flatMap((one, at) => partsOf(one, `${path}/any/${at}`))
        : 'not' in part
          ? partsOf(part.not, `${path}/not`)
          : [];
  return [[path, part], ...below];
}
