import { describe, expect, it } from '@jest/globals';
import { newId } from './id.js';

describe('newId', () => {
  it('is a UUID version 7', () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('sorts by the time it was made', () => {
    const times = [0, 1, 1_700_000_000_000, 2_000_000_000_000];
    const ids = times.map((time) => newId(time));
    expect([...ids].sort()).toEqual(ids);
    expect(Number.parseInt(ids[2]!.replaceAll('-', '').slice(0, 12), 16)).toBe(times[2]);
  });

  it('does not repeat', () => {
    expect(new Set(Array.from({ length: 10_000 }, () => newId(1))).size).toBe(10_000);
  });
});
