import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import highsModule from 'highs';
import { assign } from './assign.js';
import type { Problem } from './problem.js';

// The types of the package tell of its CommonJS side, where this is one level further down.
const loadHighs = highsModule as unknown as typeof highsModule.default;

interface Case {
  readonly problem: Problem;
  readonly served: Int32Array;
}

type Choices = [pool: number, cost: number][];

function problemOf(needs: Choices[], seats: number[]): Problem {
  const start = [0];
  for (const choices of needs) start.push(start.at(-1)! + choices.length);
  return {
    start: Int32Array.from(start),
    pool: Int32Array.from(needs.flatMap((choices) => choices.map(([pool]) => pool))),
    cost: Int32Array.from(needs.flatMap((choices) => choices.map(([, cost]) => cost))),
    seats: Int32Array.from(seats),
  };
}

/** Each need takes the first of its choices that has a seat left. */
function firstFit({ start, pool, seats }: Problem): Int32Array {
  const room = seats.slice();
  return Int32Array.from({ length: start.length - 1 }, (_, n) => {
    const p = pool.slice(start[n], start[n + 1]).find((choice) => room[choice]! > 0) ?? -1;
    if (p >= 0) room[p]!--;
    return p;
  });
}

function cases(most: { needs: number; pools: number; seats: number; cost: number }): fc.Arbitrary<Case> {
  return fc.integer({ min: 1, max: most.pools }).chain((pools) => {
    const choice = fc.tuple(fc.integer({ min: 0, max: pools - 1 }), fc.nat(most.cost));
    const choices = fc.uniqueArray(choice, { maxLength: pools, selector: ([pool]) => pool });
    const needs = fc.array(choices, { minLength: most.needs >> 1, maxLength: most.needs });
    const seats = fc.array(fc.nat(most.seats), { minLength: pools, maxLength: pools });
    return fc.tuple(needs, seats).map(([n, s]) => {
      const problem = problemOf(n, s);
      return { problem, served: firstFit(problem) };
    });
  });
}

const small = fc.oneof(
  cases({ needs: 6, pools: 4, seats: 2, cost: 4 }),
  cases({ needs: 6, pools: 4, seats: 2, cost: 5_000 }),
);

const midSize = fc.oneof(
  cases({ needs: 60, pools: 8, seats: 8, cost: 9 }),
  cases({ needs: 60, pools: 8, seats: 8, cost: 5_000 }),
);

const choicesOf = ({ start, pool, cost }: Problem, n: number): Choices =>
  Array.from({ length: start[n + 1]! - start[n]! }, (_, i) => [pool[start[n]! + i]!, cost[start[n]! + i]!]);

/** Infinity if a need sits where it has no choice. */
function costOf(problem: Problem, seats: Int32Array): number {
  let sum = 0;
  seats.forEach((p, n) => {
    if (p >= 0) sum += choicesOf(problem, n).find(([pool]) => pool === p)?.[1] ?? Infinity;
  });
  return sum;
}

function cheapest({ problem, served }: Case, n = 0, room = problem.seats): number {
  if (n === served.length) return 0;
  if (served[n]! < 0) return cheapest({ problem, served }, n + 1, room);
  const costs = choicesOf(problem, n)
    .filter(([pool]) => room[pool]! > 0)
    .map(([pool, cost]) => cost + cheapest({ problem, served }, n + 1, room.with(pool, room[pool]! - 1)));
  return Math.min(...costs);
}

function asLinearProgramme({ problem, served }: Case): string {
  const seated = [...served.keys()].filter((n) => served[n]! >= 0);
  const pairs = seated.flatMap((n) => choicesOf(problem, n).map(([p, cost]) => ({ n, p, cost })));
  const sum = (of: typeof pairs) => of.map(({ n, p }) => `x${n}_${p}`).join(' + ');
  const one = seated.map((n) => `n${n}: ${sum(pairs.filter((pair) => pair.n === n))} = 1`);
  const seats = [...problem.seats.entries()].flatMap(([p, count]) => {
    const of = pairs.filter((pair) => pair.p === p);
    return of.length > 0 ? [`p${p}: ${sum(of)} <= ${count}`] : [];
  });
  const objective = pairs.map(({ n, p, cost }) => `${cost} x${n}_${p}`).join(' + ');
  return ['Minimize', `cost: ${objective}`, 'Subject To', ...one, ...seats, 'End'].join('\n');
}

describe('who goes where', () => {
  it('serves exactly the same needs within the seats', () => {
    fc.assert(
      fc.property(small, ({ problem, served }) => {
        const result = assign(problem, served);
        const room = problem.seats.slice();
        for (const p of result) if (p >= 0) room[p]!--;
        expect(result.map((p) => Math.sign(p + 1))).toEqual(served.map((p) => Math.sign(p + 1)));
        expect(Math.min(...room)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 5_000 },
    );
  });

  it('costs no more than the best of all seatings', () => {
    fc.assert(
      fc.property(small, (c) => {
        expect(costOf(c.problem, assign(c.problem, c.served))).toBe(cheapest(c));
      }),
      { numRuns: 20_000 },
    );
  });

  it('costs what a linear programme costs', async () => {
    const highs = await loadHighs();
    fc.assert(
      fc.property(midSize, (c) => {
        fc.pre(c.served.some((p) => p >= 0));
        const { ObjectiveValue } = highs.solve(asLinearProgramme(c));
        expect(costOf(c.problem, assign(c.problem, c.served))).toBe(Math.round(ObjectiveValue));
      }),
      { numRuns: 200 },
    );
  });

  it('does not depend on the order of choices, nor on the seats they had', () => {
    fc.assert(
      fc.property(small, ({ problem, served }) => {
        const turned = problemOf(
          Array.from(served, (_, n) => choicesOf(problem, n).reverse()),
          [...problem.seats],
        );
        const result = assign(problem, served);
        expect(assign(turned, served)).toEqual(result);
        expect(assign(problem, result)).toEqual(result);
      }),
      { numRuns: 5_000 },
    );
  });

  it('moves the last in priority when it costs the same', () => {
    const either: Choices = [
      [0, 0],
      [1, 1],
    ];
    const problem = problemOf([either, either, either], [2, 1]);
    expect([...assign(problem, Int32Array.of(1, 0, 0))]).toEqual([0, 0, 1]);
  });

  it('moves needs along a chain when that is cheaper', () => {
    const problem = problemOf(
      [
        [
          [0, 0],
          [1, 1],
        ],
        [
          [1, 0],
          [2, 1],
        ],
        [
          [0, 0],
          [2, 5],
        ],
      ],
      [1, 1, 1],
    );
    expect([...assign(problem, Int32Array.of(0, 1, 2))]).toEqual([1, 2, 0]);
  });

  it('is not misled by coarse costs', () => {
    const either = (a: number, b: number, dear = 8): Choices => [
      [a, 7],
      [b, dear],
    ];
    const needs = [either(0, 1), either(1, 2), either(2, 3), either(0, 4), either(4, 5, 16)];
    const problem = problemOf([...needs, [[6, 40]]], [1, 1, 1, 1, 1, 1, 1]);
    expect([...assign(problem, Int32Array.of(0, 1, 2, 4, 5, 6))]).toEqual([1, 2, 3, 0, 4, 6]);
  });

  it('refuses a set that does not fit', () => {
    const problem = problemOf([[[0, 0]], [[0, 0]]], [1]);
    expect(() => assign(problem, Int32Array.of(0, 0))).toThrow(RangeError);
  });
});
