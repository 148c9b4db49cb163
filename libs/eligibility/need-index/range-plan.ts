import type { Range } from './number-ranges.js';
import { BLOCK_WORDS, type SlotSet, type SlotStore } from './slot-store.js';
import { fill, type Words } from './words.js';

/** How to find the numbers in a range, where slice k holds the slots whose number has bit k. */
export interface RangePlan {
  readonly slices: readonly SlotSet[];
  /** By slice: all ones if the end has that bit, else 0. */
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** No number that is held is so high. */
  readonly nothing: boolean;
  /** By slice: where its words of the block begin. */
  readonly offsets: Int32Array;
}

export function planRange({ low, high }: Range, slices: readonly SlotSet[]): RangePlan {
  const highest = 2 ** slices.length - 1;
  return {
    slices,
    low: masks(low, slices.length),
    high: masks(Math.min(high, highest), slices.length),
    nothing: low > highest,
    offsets: new Int32Array(slices.length),
  };
}

/**
 * Compares 32 numbers at a time with both ends, from the lowest bit up. So far a number is at least `low` if its bit is
 * the higher one, or the bits are equal and it was at least `low` before; likewise, the other way round, for `high`.
 */
export function findInRange(into: Words, plan: RangePlan, from: { store: SlotStore; block: number }): void {
  const { slices, low, high, offsets } = plan;
  const { words } = from.store;
  if (plan.nothing) {
    fill(into, 0);
    return;
  }
  for (let bit = 0; bit < offsets.length; bit += 1) offsets[bit] = slices[bit]!.offset(from.block);
  for (let i = 0; i < BLOCK_WORDS; i += 1) {
    let atLeast = -1;
    let atMost = -1;
    for (let bit = 0; bit < offsets.length; bit += 1) {
      const word = words[offsets[bit]! + i]!;
      atLeast = (atLeast & word) | ((atLeast | word) & ~low[bit]!);
      atMost = (atMost & ~word) | ((atMost | ~word) & high[bit]!);
    }
    into.words[into.at + i] = atLeast & atMost;
  }
}

function masks(end: number, bits: number): Int32Array {
  return Int32Array.from({ length: bits }, (_, bit) => (Math.floor(end / 2 ** bit) % 2 === 1 ? -1 : 0));
}
