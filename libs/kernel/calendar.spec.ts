import { describe, expect, it } from '@jest/globals';
import { ageAt } from './calendar.js';

describe('ageAt', () => {
  it.each([
    ['2017-03-01', '2026-02-28T15:59:59Z', 8],
    ['2017-03-01', '2026-02-28T16:00:00Z', 9],
    ['2016-02-29', '2026-02-28T16:00:00Z', 10],
    ['2016-02-29', '2026-02-28T15:00:00Z', 9],
    ['2026-11-24', '2026-11-24T00:00:00Z', 0],
  ])('born %s, at %s: %i', (birthDate, now, age) => {
    expect(ageAt(birthDate, new Date(now))).toBe(age);
  });
});
