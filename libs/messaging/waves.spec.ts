import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { callsOf } from './waves.js';

const event = fc.record({
  key: fc.constantFrom('a', 'b', 'c', 'd'),
  type: fc.constantFrom('filed', 'amended', 'met'),
});
const numbered = fc.array(event, { maxLength: 60 }).map((all) => all.map((one, n) => ({ ...one, n })));

describe('callsOf', () => {
  it('keeps the order of first appearance of types, and of events of a type', () => {
    const events = [
      { key: 'a', type: 'x', n: 0 },
      { key: 'b', type: 'y', n: 1 },
      { key: 'a', type: 'y', n: 2 },
      { key: 'c', type: 'x', n: 3 },
    ];
    expect(callsOf(events).map((call) => call.map(({ n }) => n))).toEqual([[0, 3], [1], [2]]);
  });

  it('gives every event once', () => {
    fc.assert(
      fc.property(numbered, (events) => {
        const given = callsOf(events).flat();
        expect(given.toSorted((a, b) => a.n - b.n)).toEqual(events);
      }),
    );
  });

  it('never puts two events of one key, or two types, into one call', () => {
    fc.assert(
      fc.property(numbered, (events) => {
        for (const call of callsOf(events)) {
          expect(new Set(call.map(({ key }) => key)).size).toBe(call.length);
          expect(new Set(call.map(({ type }) => type)).size).toBe(1);
        }
      }),
    );
  });

  it('keeps the order of every key', () => {
    fc.assert(
      fc.property(numbered, (events) => {
        const given = callsOf(events).flat();
        for (const key of ['a', 'b', 'c', 'd']) {
          const order = given.filter((one) => one.key === key).map(({ n }) => n);
          expect(order).toEqual(order.toSorted((a, b) => a - b));
        }
      }),
    );
  });
});
