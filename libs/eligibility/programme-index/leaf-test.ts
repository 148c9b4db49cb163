import { assertNever } from '#kernel';
import { AREA_CODE } from '../area.js';
import type { Interval, Leaf } from '../criterion.js';
import type { FactValue } from '../fact-catalogue.js';
import { FALSE, TRUE, UNKNOWN } from './truth.js';

export type LeafTest = (value: FactValue | undefined) => number;

/** `testLeaf` for one leaf or its negation, with everything done beforehand that does not depend on the value. */
export function leafTest(leaf: Leaf, wanted: boolean): LeafTest {
  const yes = wanted ? TRUE : FALSE;
  const no = wanted ? FALSE : TRUE;
  if ('is' in leaf) {
    const { is } = leaf;
    return (value) => (typeof value === typeof is ? (value === is ? yes : no) : UNKNOWN);
  }
  if ('in' in leaf) {
    const type = typeof leaf.in[0];
    if (type !== 'number' && type !== 'string') return () => UNKNOWN;
    const list = new Set<FactValue | undefined>(leaf.in);
    return (value) => (typeof value === type ? (list.has(value) ? yes : no) : UNKNOWN);
  }
  if ('overlaps' in leaf) {
    const list = new Set(leaf.overlaps);
    return (value) => (typeof value === 'object' ? (value.some((one) => list.has(one)) ? yes : no) : UNKNOWN);
  }
  if ('between' in leaf) return betweenTest(leaf.between, yes, no);
  if ('within' in leaf) {
    const { within } = leaf;
    const inside = AREA_CODE.test(within) ? yes : no;
    return (value) => (typeof value === 'string' ? (value.startsWith(within) ? inside : no) : UNKNOWN);
  }
  return assertNever(leaf);
}

function betweenTest(between: Interval, yes: number, no: number): LeafTest {
  const low = between[0] ?? -Infinity;
  const high = between[1] ?? Infinity;
  return (value) => (typeof value === 'number' ? (low <= value && value <= high ? yes : no) : UNKNOWN);
}
