import { AREA_CODE } from '../area.js';
import type { Interval, Leaf } from '../criterion.js';
import { isWholeNumber } from '../fact-catalogue.js';

/** What type of value a leaf reads; every other type leaves it unknown. */
export type Kind = 'boolean' | 'number' | 'string' | 'list' | 'area';
export type Point = boolean | number | string;
export type Range = readonly [low: number, high: number];

/** The values for which a literal can be true. For a set they are its elements, for a place the codes around it. */
export interface Access {
  readonly kind: Kind;
  readonly points: readonly Point[];
  readonly ranges: readonly Range[];
}

/** Null if they cannot be listed. */
export function accessOf(leaf: Leaf, wanted: boolean): Access | null {
  if ('between' in leaf) return rangesOf(leaf.between, wanted);
  if (!wanted) return null;
  if ('is' in leaf) return pointsOf(typeof leaf.is as Kind, [leaf.is]);
  if ('overlaps' in leaf) return pointsOf('list', leaf.overlaps);
  if ('within' in leaf) return pointsOf('area', AREA_CODE.test(leaf.within) ? [leaf.within] : []);
  const kind = typeof leaf.in[0];
  if (kind !== 'number' && kind !== 'string') return null;
  const readable = leaf.in.filter((value) => typeof value === kind);
  return pointsOf(kind, readable);
}

function pointsOf(kind: Kind, points: readonly Point[]): Access {
  return { kind, points: [...new Set(points)], ranges: [] };
}

function rangesOf([from, to]: Interval, wanted: boolean): Access | null {
  if (![from, to].every((end) => end === null || isWholeNumber(end))) return null;
  const [low, high] = [from ?? 0, to ?? Infinity];
  const ranges: Range[] = wanted
    ? [[low, high]]
    : [
        [0, low - 1],
        [high + 1, Infinity],
      ];
  return { kind: 'number', points: [], ranges: ranges.filter(([a, b]) => a <= b && a < Infinity) };
}
