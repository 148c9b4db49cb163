import { sortChoices } from './assign-choices.js';
import { moveSurplus } from './assign-moves.js';
import { openMoves } from './assign-open-moves.js';
import { raisePrices } from './assign-prices.js';
import { seatAtLeast } from './assign-seating.js';
import type { Seating } from './assign-seating.js';
import type { Problem } from './problem.js';

/** Costs up to this are settled as they are; dearer ones are first settled in units of COARSER. */
const SMALL = 32;
const COARSER = 8;

/**
 * Step 2 of a round, who goes where: a pool by need, -1 where `served` has -1. Serves exactly the needs that `served`
 * serves, within the seats, at minimum total cost. Throws a RangeError if they do not fit. Costs below 2^20.
 *
 * Method: the primal-dual (Hungarian) method for transportation on the graph of pools. Everybody starts where it is
 * cheapest as if seats were endless; the surplus of overfull pools then moves to free seats along shortest paths, many
 * needs per search. An arc from pool p to pool q is a need seated in p that could sit in q, so a search has as many
 * nodes as there are pools. Kuhn (1955); Ahuja, Magnanti, Orlin, Network Flows (1993), sections 9.7, 9.8, 12.4; blocking
 * flows by Dinic (1970); coarse costs first, after Edmonds and Karp (1972).
 *
 * Invariant: pools have prices of at least 0, and everybody sits where cost + price is least. The prices prove the optimum
 * once no pool is overfull and every pool with a price is full: nobody's cost + price is lower in any other seating, and
 * no other seating takes more seats that have a price.
 *
 * Deterministic by numbering: the result depends on the numbers of needs and pools, on seats, costs and the set of
 * served needs; not on the order of a need's choices, nor on which seats `served` gave. Among moves of equal cost,
 * needs with high numbers (late in priority) are moved first.
 *
 * Complexity, with E choices and P pools: a search is O(E + P log P). There is one per price level, of which there are
 * at most as many as the dearest path has cost levels (without coarse costs; with them, a few dozen per digit in
 * practice); within a level at most P blocking flows, a few in practice.
 */
export function assign(problem: Problem, served: Int32Array): Int32Array {
  return settle(sortChoices(problem, served), served).pool;
}

/**
 * Prices of the coarse costs, somewhat lowered, save most of the way from 0. Should they be too high somewhere, a pool
 * with a price keeps free seats; then from lower ones again, at last from 0, where no pool has a price before it is full.
 */
function settle(choices: Problem, served: Int32Array): Seating {
  if (dearest(choices, served) <= SMALL)
    return settleFrom(choices, served, new Int32Array(choices.seats.length));
  const coarse = settle({ ...choices, cost: choices.cost.map((c) => Math.floor(c / COARSER)) }, served);
  for (let lower = COARSER; ; lower *= 4) {
    const guess = coarse.price.map((price) => Math.max(0, price * COARSER - lower));
    const seating = settleFrom(choices, served, guess);
    if (seating.price.every((price, p) => price === 0 || seating.room[p] === 0)) return seating;
  }
}

function settleFrom(choices: Problem, served: Int32Array, price: Int32Array): Seating {
  const seating = seatAtLeast(choices, served, price);
  while (moveSurplus(seating, openMoves(seating)) > 0) raisePrices(seating);
  return seating;
}

function dearest({ start, cost }: Problem, served: Int32Array): number {
  return served.reduce((most, p, n) => (p < 0 ? most : Math.max(most, cost[start[n + 1]! - 1]!)), 0);
}
