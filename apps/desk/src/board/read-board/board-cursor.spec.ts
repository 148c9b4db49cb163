import { describe, expect, it } from '@jest/globals';
import { placeOf, readPlace } from './board-cursor.js';

const needId = '0193d8f0-0000-7000-8000-000000000001';
const since = new Date('2026-11-24T02:00:00.123Z');
const cursorOf = (text: string) => ({ cursor: Buffer.from(text).toString('base64url') });

describe('readPlace', () => {
  it('is read from what it writes', () => {
    const text = placeOf({ column: 'unrouted', since, needId });
    expect(readPlace(cursorOf(text), undefined)).toEqual({
      column: 'unrouted',
      since: '2026-11-24T02:00:00.123Z',
      needId,
    });
  });

  it('is nothing without a cursor', () => {
    expect(readPlace({}, 'open')).toBeUndefined();
  });

  it.each([
    'open',
    'somewhere_2026-11-24T02:00:00.123Z_' + needId,
    'open_2026-99-99T02:00:00.123Z_' + needId,
  ])('refuses %p', (text) => {
    expect(() => readPlace(cursorOf(text), undefined)).toThrow('input.cursor');
  });

  it('refuses the cursor of another column', () => {
    const text = placeOf({ column: 'open', since, needId });
    expect(() => readPlace(cursorOf(text), 'met')).toThrow('input.cursor');
  });
});
