import { assertNever } from '#kernel';
import { areaWithin } from './area.js';
import type { Facts, FactValue } from './fact-catalogue.js';

/** A predicate over facts, as it is stored. `all` of nothing is true, `any` of nothing is false. */
export type Criterion =
  | { readonly all: readonly Criterion[] }
  | { readonly any: readonly Criterion[] }
  | { readonly not: Criterion }
  | Leaf;

export type Leaf =
  | { readonly fact: string; readonly is: boolean | number | string }
  | { readonly fact: string; readonly in: readonly (number | string)[] }
  | { readonly fact: string; readonly overlaps: readonly string[] }
  /** Both ends belong to the interval; null leaves an end open. */
  | { readonly fact: string; readonly between: Interval }
  | { readonly area: string; readonly within: string };

export type Interval = readonly [low: number | null, high: number | null];
export type Operator = 'is' | 'in' | 'overlaps' | 'between' | 'within';
export type Operand = boolean | number | string | readonly (number | string)[] | Interval;
export type Truth = boolean | 'unknown';

/** The truth of a criterion by Kleene's strong logic, given the truth of its leaves. Stops as soon as it is settled. */
export function truthOf(criterion: Criterion, leafTruth: (leaf: Leaf) => Truth): Truth {
  if ('all' in criterion) return settle(criterion.all, false, leafTruth);
  if ('any' in criterion) return settle(criterion.any, true, leafTruth);
  if ('not' in criterion) {
    const truth = truthOf(criterion.not, leafTruth);
    return truth === 'unknown' ? truth : !truth;
  }
  return leafTruth(criterion);
}

function settle(parts: readonly Criterion[], settledBy: boolean, leafTruth: (leaf: Leaf) => Truth): Truth {
  let truth: Truth = !settledBy;
  for (const part of parts) {
    const partTruth = truthOf(part, leafTruth);
    if (partTruth === settledBy) return settledBy;
    if (partTruth === 'unknown') truth = 'unknown';
  }
  return truth;
}

/** The truth of one leaf for one value; a value of a type that the operator cannot read counts as missing. */
export function testLeaf(leaf: Leaf, value: FactValue | undefined): Truth {
  if (value === undefined) return 'unknown';
  if ('is' in leaf) return typeof value === typeof leaf.is ? value === leaf.is : 'unknown';
  if ('in' in leaf) {
    const readable = typeof value === 'number' || typeof value === 'string';
    return readable && typeof value === typeof leaf.in[0] ? leaf.in.includes(value) : 'unknown';
  }
  if ('overlaps' in leaf) {
    return typeof value === 'object' ? leaf.overlaps.some((element) => value.includes(element)) : 'unknown';
  }
  if ('between' in leaf) {
    const [low, high] = leaf.between;
    return typeof value === 'number' ? (low ?? value) <= value && value <= (high ?? value) : 'unknown';
  }
  if ('within' in leaf) return typeof value === 'string' ? areaWithin(value, leaf.within) : 'unknown';
  return assertNever(leaf);
}

export function factOf(leaf: Leaf): string {
  return 'area' in leaf ? leaf.area : leaf.fact;
}

/** The value of a fact, unless it is missing or disputed. */
export function knownValue(facts: Facts, fact: string): FactValue | undefined {
  return Object.hasOwn(facts.values, fact) && !facts.disputed.includes(fact) ? facts.values[fact] : undefined;
}

export function readLeaf(leaf: Leaf): { operator: Operator; expected: Operand } {
  if ('is' in leaf) return { operator: 'is', expected: leaf.is };
  if ('in' in leaf) return { operator: 'in', expected: leaf.in };
  if ('overlaps' in leaf) return { operator: 'overlaps', expected: leaf.overlaps };
  if ('between' in leaf) return { operator: 'between', expected: leaf.between };
  if ('within' in leaf) return { operator: 'within', expected: leaf.within };
  return assertNever(leaf);
}

/** All leaves from left to right. */
export function leavesOf(criterion: Criterion): Leaf[] {
  if ('all' in criterion) return criterion.all.flatMap(leavesOf);
  if ('any' in criterion) return criterion.any.flatMap(leavesOf);
  if ('not' in criterion) return leavesOf(criterion.not);
  return [criterion];
}
