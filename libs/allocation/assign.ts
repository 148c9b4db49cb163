import { moveSurplus } from './assign-moves.js';
import { openMoves } from './assign-open-moves.js';
import { raisePrices } from './assign-prices.js';
import { cheapestSeating } from './assign-seating.js';
import type { Problem } from './problem.js';

/**
 * Step 2 of a round, who goes where: a pool by need, -1 where `served` has -1. Serves exactly the needs that `served`
 * serves, within the seats, at minimum total cost. Throws a RangeError if they do not fit.
 *
 * Method: the primal-dual (Hungarian) method for transportation on the graph of pools. Everybody starts in the
 * cheapest pool as if seats were endless; the surplus of overfull pools then moves to free seats along shortest paths,
 * many needs per search. An arc from pool p to pool q is a need seated in p that could sit in q, so a search has as many
 * nodes as there are pools. Kuhn (1955); Ahuja, Magnanti, Orlin, Network Flows (1993), sections 9.7, 9.8, 12.4; blocking
 * flows by Dinic (1970).
 *
 * Invariant: each pool has a price of at least 0, and of 0 while it has free seats; everybody sits where cost + price
 * is least. Once no pool is overfull, the prices prove the optimum: nobody's cost + price is lower in any other
 * seating, and the sum of prices paid is as high as seats allow, since every pool with a price is full.
 *
 * Deterministic by numbering: the result depends on the numbers of needs and pools, on seats, costs and the set of
 * served needs; not on the order of a need's choices, nor on which seats `served` gave. Among moves of equal cost,
 * needs with high numbers (late in priority) are moved first.
 *
 * Complexity, with E choices and P pools: a search is O(E + P log P). There is one per price level, of which there are
 * at most as many as the dearest path has cost levels; within a level at most P blocking flows, a few in practice.
 */
export function assign(problem: Problem, served: Int32Array): Int32Array {
  const seating = cheapestSeating(problem, served);
  while (moveSurplus(seating, openMoves(seating)) > 0) raisePrices(seating);
  return seating.pool;
}
