import type { Leaf } from '../criterion.js';

/** Whole numbers from `low` to `high`, both included. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** The whole numbers, not negative, for which a leaf is true: ascending ranges with a gap between any two. */
export function rangesOf(leaf: Leaf): Range[] {
  const found = intervalsOf(leaf)
    .map(([low, high]) => ({ low: Math.max(0, Math.ceil(low)), high: Math.floor(high) }))
    .filter(({ low, high }) => low <= high)
    .sort((a, b) => a.low - b.low);
  const merged: Range[] = [];
  for (const range of found) {
    const last = merged.at(-1);
    if (last && range.low <= last.high + 1) {
      merged[merged.length - 1] = { low: last.low, high: Math.max(last.high, range.high) };
    } else merged.push(range);
  }
  return merged;
}

function intervalsOf(leaf: Leaf): [number, number][] {
  if ('between' in leaf) return [[leaf.between[0] ?? 0, leaf.between[1] ?? Infinity]];
  if ('is' in leaf) return typeof leaf.is === 'number' ? [[leaf.is, leaf.is]] : [];
  if (!('in' in leaf) || typeof leaf.in[0] !== 'number') return [];
  return leaf.in.flatMap((value): [number, number][] => (typeof value === 'number' ? [[value, value]] : []));
}
