import fc from 'fast-check';
import { factOf } from '../criterion.js';
import type { Criterion, Leaf } from '../criterion.js';
import type { Facts, FactValue } from '../fact-catalogue.js';

/** Small domains in which every leaf below is true for some value and false for another. */
export const DOMAINS: Readonly<Record<string, readonly FactValue[]>> = {
  age: [0, 1, 2, 3, 4],
  income: [0, 1, 2, 3, 4],
  alone: [true, false],
  enrolled: [true, false],
  mobility: ['aided', 'bedridden', 'housebound', 'independent'],
  hardship: [[], ['a'], ['b'], ['c'], ['a', 'b'], ['a', 'c'], ['b', 'c'], ['a', 'b', 'c']],
  area: ['110101001001', '110101001002', '110101002001', '110102001001'],
};

const anyNumber = fc.integer({ min: 1, max: 3 });
const integerLeaf = (fact: string): fc.Arbitrary<Leaf> =>
  fc.oneof(
    anyNumber.map((is) => ({ fact, is })),
    fc.subarray([1, 2, 3], { minLength: 1 }).map((list) => ({ fact, in: list })),
    fc
      .tuple(anyNumber, anyNumber)
      .map(([a, b]) => ({ fact, between: [Math.min(a, b), Math.max(a, b)] as const })),
    anyNumber.map((low) => ({ fact, between: [low, null] as const })),
    anyNumber.map((high) => ({ fact, between: [null, high] as const })),
  );
const named = ['aided', 'bedridden', 'housebound'];

const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  integerLeaf('age'),
  integerLeaf('income'),
  fc.record({ fact: fc.constantFrom('alone', 'enrolled'), is: fc.boolean() }),
  fc.constantFrom(...named).map((is) => ({ fact: 'mobility', is })),
  fc.subarray(named, { minLength: 1 }).map((list) => ({ fact: 'mobility', in: list })),
  fc.subarray(['a', 'b'], { minLength: 1 }).map((overlaps) => ({ fact: 'hardship', overlaps })),
  fc.constantFrom('110101', '110101001', '110101001001').map((within) => ({ area: 'area' as const, within })),
);

const shape = fc.array(fc.nat(11), { minLength: 24, maxLength: 24 });

/** Criteria of up to eight leaves; a fact may occur in several of them. */
export const criterion: fc.Arbitrary<Criterion> = fc
  .tuple(fc.array(leaf, { minLength: 1, maxLength: 8 }), shape)
  .map(([leaves, numbers]) => build(leaves, [...numbers]));

/** Criteria in which every fact occurs once. */
export const readOnceCriterion: fc.Arbitrary<Criterion> = fc
  .tuple(fc.uniqueArray(leaf, { minLength: 1, maxLength: 7, selector: factOf }), shape)
  .map(([leaves, numbers]) => build(leaves, [...numbers]));

/** Facts of which up to three are missing or disputed. */
export const facts: fc.Arbitrary<Facts> = fc
  .tuple(
    fc.record(
      Object.fromEntries(Object.entries(DOMAINS).map(([key, domain]) => [key, fc.constantFrom(...domain)])),
    ),
    fc.subarray(Object.keys(DOMAINS), { maxLength: 3 }),
    fc.nat(7),
  )
  .map(([values, unknown, disputes]) => {
    const disputed = unknown.filter((_, at) => (disputes >> at) & 1);
    const kept = Object.entries(values).filter(([key]) => !unknown.includes(key) || disputed.includes(key));
    return { values: Object.fromEntries(kept), disputed };
  });

function build(leaves: readonly Leaf[], numbers: number[]): Criterion {
  const number = numbers.pop() ?? 0;
  const [first] = leaves;
  if (leaves.length === 1 && first) return number % 3 === 0 ? { not: first } : first;
  const cut = 1 + (number % (leaves.length - 1));
  const parts = [build(leaves.slice(0, cut), numbers), build(leaves.slice(cut), numbers)];
  const joined = (numbers.pop() ?? 0) % 2 === 0 ? { all: parts } : { any: parts };
  return number % 4 === 0 ? { not: joined } : joined;
}
