import { describe, expect, it } from '@jest/globals';
import { chunksOf } from './batch-cut.js';
import type { Incoming } from './incoming.js';

const sized = (sizes: number[]) =>
  sizes.map((size) => ({ value: Buffer.alloc(size) }) as unknown as Incoming);
const lengths = (sizes: number[]) => chunksOf(sized(sizes)).map(({ length }) => length);

describe('chunksOf', () => {
  it('cuts by number', () => expect(lengths(Array(1_200).fill(10))).toEqual([500, 500, 200]));
  it('cuts by size', () => expect(lengths([400_000, 400_000, 400_000, 10])).toEqual([2, 2]));
  it('lets a big one pass alone', () => expect(lengths([10, 2_000_000, 10])).toEqual([1, 1, 1]));
  it('makes nothing of nothing', () => expect(lengths([])).toEqual([]));
});
