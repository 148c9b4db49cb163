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

/** Every served need where cost + price is least, however many seats there are; among equals in the cheapest. */
export function seatAtLeast(choices: Problem, served: Int32Array, price: Int32Array): Seating {
  const pool = new Int32Array(served.length).fill(-1);
  const paid = new Int32Array(served.length);
  const room = choices.seats.slice();
  for (let n = 0; n < served.length; n++) {
    if (served[n]! < 0) continue;
    const best = leastOf(choices, n, price);
    const p = choices.pool[best]!;
    pool[n] = p;
    paid[n] = choices.cost[best]!;
    room[p]!--;
  }
  return { choices, pool, paid, room, price };
}

function leastOf({ start, pool, cost }: Problem, n: number, price: Int32Array): number {
  let best = start[n]!;
  let least = cost[best]! + price[pool[best]!]!;
  for (let e = best + 1; e < start[n + 1]! && cost[e]! < least; e++) {
    const here = cost[e]! + price[pool[e]!]!;
    if (here >= least) continue;
    best = e;
    least = here;
  }
  return best;
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
