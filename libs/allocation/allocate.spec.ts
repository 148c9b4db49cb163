import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate } from './allocate.js';
import type { Allocation } from './allocation.js';
import type { RoundInput } from './problem.js';
import { byPriority, lexicographicOptimum, servableSets } from './testing/brute-force.js';
import { pinnedRounds, smallRounds } from './testing/small-rounds.js';

const served = (allocation: Allocation) => allocation.seats.map(({ needId }) => needId).sort();
const without = (ids: string[], { pins }: RoundInput) =>
  ids.filter((id) => !pins.some(({ needId }) => needId === id));

describe('allocate', () => {
  it('serves the lexicographic optimum, which is as many as can be served, pins obeyed', () => {
    fc.assert(
      fc.property(fc.oneof(smallRounds, pinnedRounds), (round) => {
        const chosen = without(served(allocate(round)), round);
        expect(chosen).toEqual(lexicographicOptimum(round));
        const sizes = [...servableSets(round)].map((set) => set.split(',').filter(Boolean).length);
        expect(chosen).toHaveLength(Math.max(...sizes));
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps what a person has decided', () => {
    fc.assert(
      fc.property(pinnedRounds, (round) => {
        const { seats } = allocate(round);
        for (const { needId, poolId } of round.pins) {
          expect(seats.find((seat) => seat.needId === needId)?.poolId ?? null).toBe(poolId);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives the same bytes for the same input in any order', () => {
    const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });
    const pairs = pinnedRounds.chain((round) =>
      fc
        .record({
          needs: shuffled(round.needs.map((need) => ({ ...need, choices: [...need.choices].reverse() }))),
          pools: shuffled(round.pools),
          pins: shuffled(round.pins),
          seed: fc.constant(round.seed),
        })
        .map((other) => [round, other] as const),
    );
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        expect(JSON.stringify(allocate(other))).toBe(JSON.stringify(allocate(one)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('with one more seat still serves everybody, and of the others whoever was told so', () => {
    fc.assert(
      fc.property(pinnedRounds, fc.nat({ max: 3 }), (round, pick) => {
        const more = round.pools[pick % round.pools.length]!;
        const pools = round.pools.map((pool) => (pool === more ? { ...pool, seats: pool.seats + 1 } : pool));
        const before = allocate(round);
        const told = before.certificates.filter(
          (certificate) =>
            certificate.outcome === 'not-served' && certificate.oneMoreSeatIn.includes(more.id),
        );
        const expected = [...served(before), ...told.map(({ needId }) => needId)].sort();
        expect(served(allocate({ ...round, pools }))).toEqual(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it('certifies every need once, by class, waiting since, lot, id', () => {
    fc.assert(
      fc.property(pinnedRounds, (round) => {
        const { certificates } = allocate(round);
        expect(certificates.map(({ needId }) => needId)).toEqual(byPriority(round).map(({ id }) => id));
        expect(certificates.map(({ position }) => position)).toEqual(
          round.needs.map((_, index) => index + 1),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('allocate, by hand', () => {
  const need = (id: string, waitingSince: number, ...pools: string[]) => ({
    id,
    priorityClass: 0,
    waitingSince,
    choices: pools.map((poolId, cost) => ({ poolId, cost })),
  });
  const pool = (id: string, seats: number) => ({ id, programmeId: id, seats });
  const round: RoundInput = {
    needs: [
      need('a', 1, 'x', 'y'),
      need('b', 2, 'x'),
      need('c', 3, 'x', 'y'),
      need('d', 4),
      need('e', 5, 'z'),
    ],
    pools: [pool('x', 1), pool('y', 1), pool('z', 2)],
    seed: 's',
    pins: [],
  };

  it('moves who can move, and says what refuses the rest', () => {
    const { certificates, cutOffs, closedSets, cost } = allocate(round);
    const common = { outcome: 'served', pinned: false };
    const refused = { outcome: 'not-served', oneMoreSeatIn: [], closedSet: null };
    const swaps = [{ needId: 'a', from: 'x', to: 'y' }];
    expect(certificates).toEqual([
      { ...common, needId: 'a', position: 1, poolId: 'y', swaps: [], cutOff: 1 },
      { ...common, needId: 'b', position: 2, poolId: 'x', swaps, cutOff: 2 },
      { ...refused, needId: 'c', position: 3, reason: 'full', closedSet: 0, oneMoreSeatIn: ['x', 'y'] },
      { ...refused, needId: 'd', position: 4, reason: 'no-choice' },
      { ...common, needId: 'e', position: 5, poolId: 'z', swaps: [], cutOff: 5 },
    ]);
    expect(closedSets).toEqual([{ pools: ['x', 'y'], seats: 2 }]);
    expect(cutOffs[2]).toEqual({ poolId: 'z', seats: 2, taken: 1, lastServed: { needId: 'e', position: 5 } });
    expect(cost).toBe(1);
  });

  it.each([
    ['round.pin-without-seat', [pin('d', 'x'), pin('e', 'x')]],
    ['round.pin-twice', [pin('d', 'x'), pin('d', null)]],
    ['round.pin-twice', [pin('d', null), pin('d', null)]],
    ['round.pin-unknown', [pin('nobody', 'x')]],
    ['round.pin-unknown', [pin('d', 'nowhere')]],
  ])('refuses pins: %s', (code, pins) => {
    expect(() => allocate({ ...round, pins })).toThrow(expect.objectContaining({ code }));
  });
});

function pin(needId: string, poolId: string | null) {
  return { needId, poolId };
}
