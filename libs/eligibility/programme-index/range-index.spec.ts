import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Range } from './access.js';
import { RangeIndex } from './range-index.js';

const number = fc.oneof(fc.nat(40), fc.nat(100_000), fc.nat(Number.MAX_SAFE_INTEGER));
const range = fc
  .tuple(number, fc.oneof(number, fc.constant(Infinity)))
  .map(([a, b]): Range => [Math.min(a, b), Math.max(a, b)]);

describe('RangeIndex', () => {
  it('finds exactly the ranges that contain a number, after some are gone', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 40 }), fc.nat(40), fc.array(number), (ranges, gone, asked) => {
        const index = new RangeIndex<number>();
        ranges.forEach((one, at) => index.add(one, at));
        ranges.slice(0, gone).forEach((one, at) => index.remove(one, at));
        const ends = ranges.flatMap(([low, high]) => [low, high, low - 1, high + 1]);
        for (const value of [...asked, ...ends.filter((end) => end >= 0 && Number.isSafeInteger(end))]) {
          const found: number[] = [];
          index.containing(value, (item) => found.push(item));
          const wanted = [...ranges.keys()].filter((at) => at >= gone && contains(ranges[at]!, value));
          expect(found.sort((a, b) => a - b)).toEqual(wanted);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

function contains([low, high]: Range, value: number): boolean {
  return low <= value && value <= high;
}
