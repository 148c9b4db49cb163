import { describe, expect, it } from '@jest/globals';
import { areaWithin } from './area.js';

describe('areaWithin', () => {
  it.each([
    ['110101008012', '110101', true],
    ['110101008012', '110101008', true],
    ['110101008012', '110101008012', true],
    ['110101008', '110101', true],
    ['110101008012', '110101009', false],
    ['110102008012', '110101', false],
    ['110101', '110101008', false],
    ['110101008012', '1101', false],
    ['110101008012', '11010100', false],
    ['110101008012', '', false],
  ])('%s within %s: %s', (code, ancestor, within) => {
    expect(areaWithin(code, ancestor)).toBe(within);
  });
});
