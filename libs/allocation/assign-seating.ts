import { sortChoices } from './assign-choices.js';
import type { Problem } from './problem.js';

/** Where everybody sits meanwhile, and the prices of the pools. */
export interface Seating {
  /** Each served need's choices by cost, then pool. */
  readonly choices: Problem;
  /** By need, -1 = not served. */
  readonly pool: Int32Array;
  /** By need: the cost of its seat. */
  readonly paid: Int32Array;
  /** By pool: free seats; below 0 when overfull. */
  readonly room: Int32Array;
  /** By pool. */
  readonly price: Int32Array;
}

/** Every served need in its cheapest pool, however many seats there are. */
export function cheapestSeating(problem: Problem, served: Int32Array): Seating {
  const choices = sortChoices(problem, served);
  const pool = new Int32Array(served.length).fill(-1);
  const paid = new Int32Array(served.length);
  const room = problem.seats.slice();
  for (let n = 0; n < served.length; n++) {
    if (served[n]! < 0) continue;
    const first = choices.start[n]!;
    const p = choices.pool[first]!;
    pool[n] = p;
    paid[n] = choices.cost[first]!;
    room[p]!--;
  }
  return { choices, pool, paid, room, price: new Int32Array(room.length) };
}

/** The members of pool p, highest number first: `member[i]` for `start[p] ≤ i < start[p + 1]`. */
export interface Groups {
  readonly start: Int32Array;
  readonly member: Int32Array;
}

/** From the pool of each member, -1 = none. */
export function groupByPool(pool: ArrayLike<number>, pools: number): Groups {
  const start = new Int32Array(pools + 1);
  for (let n = 0; n < pool.length; n++) if (pool[n]! >= 0) start[pool[n]! + 1]!++;
  for (let p = 0; p < pools; p++) start[p + 1]! += start[p]!;
  const member = new Int32Array(start[pools]!);
  const next = start.slice();
  for (let n = pool.length - 1; n >= 0; n--) if (pool[n]! >= 0) member[next[pool[n]!]!++] = n;
  return { start, member };
}
