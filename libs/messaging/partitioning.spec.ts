import { describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { laneOf, LANES, partitionOf } from './partitioning.js';

describe('partitioning', () => {
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
  ])('hashes %s as the Java client does', (key, murmur2) => {
    expect(partitionOf(key, 12)).toBe((murmur2 & 0x7fffffff) % 12);
    expect(laneOf(key)).toBe((murmur2 & 0x7fffffff) % LANES);
  });

  it('uses every lane', () => {
    expect(new Set(Array.from({ length: 2_000 }, () => laneOf(newId()))).size).toBe(LANES);
  });
});
