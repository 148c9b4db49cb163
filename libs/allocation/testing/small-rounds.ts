import fc from 'fast-check';
import type { Pin, RoundInput } from '../problem.js';

const POOLS = ['p0', 'p1', 'p2', 'p3'];

/** Rounds of at most 7 needs and 4 pools, ties and empty pools and needs without a choice among them. */
export const smallRounds: fc.Arbitrary<RoundInput> = fc
  .record({
    seats: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: POOLS.length }),
    drawn: fc.array(
      fc.record({
        priorityClass: fc.integer({ min: 0, max: 1 }),
        waitingSince: fc.integer({ min: 0, max: 2 }),
        costs: fc.array(fc.option(fc.integer({ min: 0, max: 4 })), { minLength: 4, maxLength: 4 }),
      }),
      { maxLength: 7 },
    ),
    seed: fc.string({ maxLength: 4 }),
  })
  .map(({ seats, drawn, seed }) => {
    const pools = seats.map((count, index) => ({
      id: POOLS[index]!,
      programmeId: `g${index % 2}`,
      seats: count,
    }));
    const needs = drawn.map(({ costs, ...need }, index) => ({
      id: `n${index}`,
      ...need,
      choices: costs.flatMap((cost, at) =>
        cost === null || !pools[at] ? [] : [{ poolId: POOLS[at]!, cost }],
      ),
    }));
    return { needs, pools, seed, pins: [] };
  });

/** The same with needs that a person has placed, never more than there are seats, or left out. */
export const pinnedRounds: fc.Arbitrary<RoundInput> = fc
  .tuple(smallRounds, fc.array(fc.option(fc.nat({ max: 4 })), { minLength: 7, maxLength: 7 }))
  .map(([round, wishes]) => {
    const free = new Map(round.pools.map(({ id, seats }) => [id, seats]));
    const pins = round.needs.flatMap(({ id }, index): Pin[] => {
      const wish = wishes[index];
      if (typeof wish !== 'number') return [];
      const poolId = POOLS[wish];
      if (poolId === undefined) return [{ needId: id, poolId: null }];
      const left = free.get(poolId) ?? 0;
      free.set(poolId, left - 1);
      return left > 0 ? [{ needId: id, poolId }] : [];
    });
    return { ...round, pins };
  });
