import { describe, expect, it } from '@jest/globals';
import { expectedWaitOf } from './expected-wait.js';

describe('expectedWaitOf', () => {
  it.each([
    ['a seat is free and nobody goes first', { seats: 1, ahead: 0, ended: 0, days: null }, 0],
    ['more seats are free than needs go first', { seats: 3, ahead: 2, ended: 9, days: 90 }, 0],
    ['it is next', { seats: 0, ahead: 0, ended: 9, days: 90 }, 10],
    ['two go first', { seats: 0, ahead: 2, ended: 9, days: 90 }, 30],
    ['the free seat is for who goes first', { seats: 1, ahead: 2, ended: 9, days: 90 }, 20],
    ['part of a day counts as one', { seats: 0, ahead: 0, ended: 8, days: 20 }, 3],
    ['one end tells nothing', { seats: 0, ahead: 0, ended: 1, days: 20 }, null],
    ['nothing has ended', { seats: 0, ahead: 0, ended: 0, days: null }, null],
  ])('when %s', (_, queue, expected) => {
    expect(expectedWaitOf(queue)).toBe(expected);
  });
});
