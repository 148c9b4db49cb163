import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Problem } from './problem.js';
import { serve } from './serve.js';

/** Sparse and scarce: long chains of moves, and several closed sets. */
const problems: fc.Arbitrary<Problem> = fc
  .record({
    seats: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 24 }),
    wishes: fc.array(fc.array(fc.nat({ max: 1000 }), { maxLength: 3 }), { maxLength: 60 }),
  })
  .map(({ seats, wishes }) => {
    const pool = wishes.map((drawn) => [...new Set(drawn.map((wish) => wish % seats.length))]);
    const start = [0];
    for (const { length } of pool) start.push(start.at(-1)! + length);
    return {
      seats: Int32Array.from(seats),
      start: Int32Array.from(start),
      pool: Int32Array.from(pool.flat()),
      cost: new Int32Array(pool.flat().length),
    };
  });

const inOrder = ({ start }: Problem) => Int32Array.from({ length: start.length - 1 }, (_, need) => need);
const choices = ({ start, pool }: Problem, need: number) => [...pool.subarray(start[need], start[need + 1])];

/** The textbook: one augmenting path over needs for each that is let in, searched from scratch. */
function plainlyServed(problem: Problem): boolean[] {
  const sitting = Array.from(problem.seats, (): number[] => []);
  const admit = (need: number, tried: Set<number>): boolean =>
    choices(problem, need).some((pool) => {
      if (tried.has(pool)) return false;
      tried.add(pool);
      if (sitting[pool]!.length < problem.seats[pool]!) return sitting[pool]!.push(need) > 0;
      const place = sitting[pool]!.findIndex((other) => admit(other, tried));
      if (place >= 0) sitting[pool]![place] = need;
      return place >= 0;
    });
  return Array.from(inOrder(problem), (need) => admit(need, new Set()));
}

describe('serve', () => {
  it('serves whom a search from scratch for each need serves', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { pool } = serve(problem, inOrder(problem));
        expect(Array.from(pool, (given) => given >= 0)).toEqual(plainlyServed(problem));
      }),
      { numRuns: 5_000 },
    );
  });

  it('seats within choices and seats, as its moves tell it', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { pool, swaps, swapStart } = serve(problem, inOrder(problem));
        const sitting = new Map<number, number>();
        for (const need of inOrder(problem)) {
          const moves = Array.from({ length: swapStart[need + 1]! - swapStart[need]! }, (_, k) =>
            swaps.slice(3 * (swapStart[need]! + k), 3 * (swapStart[need]! + k) + 3),
          );
          for (const [moved, from, to] of moves) {
            expect(sitting.get(moved!)).toBe(from);
            expect(choices(problem, moved!)).toContain(to);
            sitting.set(moved!, to!);
          }
          // Without a move it took a free seat; it sits where the moves that follow begin.
          const next = swaps.findIndex((who, i) => i % 3 === 0 && who === need);
          if (pool[need]! >= 0)
            sitting.set(need, moves[0]?.[1] ?? (next < 0 ? pool[need]! : swaps[next + 1]!));
        }
        expect([...sitting].every(([need, at]) => pool[need] === at)).toBe(true);
        for (const [at, seats] of problem.seats.entries()) {
          expect([...sitting.values()].filter((one) => one === at).length).toBeLessThanOrEqual(seats);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('closes sets that are full of needs without a choice outside, and that hold all choices of whom they refuse', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { pool, refusedBy, closedSets, closed } = serve(problem, inOrder(problem));
        const sets = closedSets.map((set) => new Set(set));
        for (const set of sets) {
          const inside = [...pool.keys()].filter((need) => set.has(pool[need]!));
          expect(inside).toHaveLength([...set].reduce((sum, at) => sum + problem.seats[at]!, 0));
          for (const need of inside) expect(choices(problem, need).every((at) => set.has(at))).toBe(true);
        }
        for (const [need, by] of refusedBy.entries()) {
          expect(by >= 0).toBe(pool[need] === -1 && choices(problem, need).length > 0);
          if (by >= 0) expect(choices(problem, need).every((at) => sets[by]!.has(at))).toBe(true);
        }
        expect([...closed.keys()].filter((at) => closed[at] === 1).sort()).toEqual(
          [...new Set(sets.flatMap((set) => [...set]))].sort(),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('moves along a chain as long as there are pools', () => {
    const pools = 2_000;
    // Need k may sit in k or k + 1, the last comer only in 0: all have to move on by one.
    const problem: Problem = {
      seats: new Int32Array(pools + 1).fill(1),
      start: Int32Array.from({ length: pools + 2 }, (_, k) => Math.min(2 * k, 2 * pools + 1)),
      pool: Int32Array.from({ length: 2 * pools + 1 }, (_, i) => (i === 2 * pools ? 0 : (i >> 1) + (i & 1))),
      cost: new Int32Array(2 * pools + 1),
    };
    const { pool, swaps } = serve(problem, inOrder(problem));
    expect([...pool]).toEqual([...Array.from({ length: pools }, (_, k) => k + 1), 0]);
    expect(swaps).toHaveLength(3 * pools);
  });
});
