import { ClosedSets } from './closed-sets.js';
import type { Problem } from './problem.js';
import { Seating } from './seating.js';

export interface Served {
  /** By need: a pool that can seat it along with all others that are served, or -1. */
  readonly pool: Int32Array;
  /** By pool: 1 when it is in a closed set. */
  readonly closed: Uint8Array;
  /** By need: the closed set that refused it, or -1. */
  readonly refusedBy: Int32Array;
  readonly closedSets: readonly Int32Array[];
  /** By pool: the need that would take one more seat in it, were there one, or -1. */
  readonly firstRefused: Int32Array;
  /** Need, pool it left, pool it went to; of the k-th need in order from `3 * swapStart[k]` to `3 * swapStart[k + 1]`. */
  readonly swaps: readonly number[];
  readonly swapStart: Int32Array;
}

/**
 * Step 1 of a round: who is served. Needs come in the given order, and each is kept if room can be made for it, by moving
 * others within their choices, without refusing anybody kept before. Sets that can be served together are the independent
 * sets of a transversal matroid (Edmonds and Fulkerson 1965), so greed serves the lexicographically best set, which is also
 * a largest one.
 *
 * Room is made along a shortest path of moves between pools, found by distance labels (Ahuja and Orlin 1991; the gap
 * rule is Goldberg's): see `Seating`. Time is O(choices × the largest label of a pool that still leads to a free seat),
 * labels being 2 to 10 in practice; space is O(choices).
 */
export function serve(problem: Problem, order: Int32Array): Served {
  const { start, seats } = problem;
  const seating = new Seating(problem);
  const closedSets = new ClosedSets(problem, seating);
  const refusedBy = new Int32Array(start.length - 1).fill(-1);
  const swapStart = new Int32Array(order.length + 1);
  for (let k = 0; k < order.length; k += 1) {
    const need = order[k]!;
    const served = seating.admit(need);
    if (!served && start[need]! < start[need + 1]!) refusedBy[need] = closedSets.refuse(need);
    swapStart[k + 1] = seating.swaps.length / 3;
  }
  const given = new Int32Array(start.length - 1).fill(-1);
  for (let p = 0; p < seats.length; p += 1) for (const need of seating.seatedIn(p)) given[need] = p;
  return {
    pool: given,
    closed: Uint8Array.from(closedSets.firstRefused, (need) => Number(need >= 0)),
    refusedBy,
    closedSets: closedSets.all,
    firstRefused: closedSets.firstRefused,
    swaps: seating.swaps,
    swapStart,
  };
}
