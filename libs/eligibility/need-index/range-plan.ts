import type { Range } from './number-ranges.js';
import type { SlotSet } from './slot-store.js';
import { and, andNot, or, orNot, type Words } from './words.js';

type Operation = (into: Words, slice: Words) => void;

/** How to find the numbers in a range, from the lowest bit up. */
export interface RangePlan {
  /** No number that is held is so high. */
  readonly nothing: boolean;
  readonly steps: readonly {
    readonly slice: SlotSet;
    readonly low: Operation | null;
    readonly high: Operation | null;
  }[];
}

/**
 * Compares all numbers with both ends at once, where slice k holds the slots whose number has bit k. So far a number is at
 * least `low` if its bit is the higher one, or the bits are equal and it was at least `low` before; likewise for `high`.
 */
export function planRange({ low, high }: Range, slices: readonly SlotSet[]): RangePlan {
  const beyond = 2 ** slices.length;
  return {
    nothing: low >= beyond,
    steps: slices.map((slice, bit) => ({
      slice,
      low: low === 0 || low >= beyond ? null : hasBit(low, bit) ? and : or,
      high: high >= beyond ? null : hasBit(high, bit) ? orNot : andNot,
    })),
  };
}

function hasBit(value: number, bit: number): boolean {
  return Math.floor(value / 2 ** bit) % 2 === 1;
}
