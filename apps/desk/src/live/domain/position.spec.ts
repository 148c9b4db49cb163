import { describe, expect, it } from '@jest/globals';
import { compare, readPosition, writePosition } from './position.js';

describe('Position', () => {
  it.each([
    ['1-1', '1-2', -1],
    ['2-1', '1-9', 1],
    ['10-1', '9-1', 1],
    ['7-7', '7-7', 0],
    ['9007199254740993-1', '9007199254740992-1', 1],
  ])('%s against %s is %i', (a, b, order) => {
    expect(compare(readPosition(a)!, readPosition(b)!)).toBe(order);
  });

  it('is read from what it writes', () => {
    expect(writePosition(readPosition('1234-56')!)).toBe('1234-56');
  });

  it.each(['', '1', '1-', '-1', '1-2-3', 'a-1', '1 -2', '99999999999999999999-1'])('refuses %p', (text) => {
    expect(readPosition(text)).toBeUndefined();
  });
});
