import type { Allocation } from './allocation.js';
import { assign } from './assign.js';
import { certificatesOf, closedSetsOf, cutOffsOf } from './certificates.js';
import { inputHash } from './input-hash.js';
import { priorityOrder } from './lot.js';
import { BY_ORDER, numberRound, type NumberedRound } from './numbered-round.js';
import type { RoundInput } from './problem.js';
import { serve } from './serve.js';

/**
 * A round: who is served (`serve`), then who goes where (`assign`), with a certificate for every need. Pure: the same bytes
 * for the same input in any order. Pins come first and take their seats off.
 *
 * Throws DomainError `round.pin-unknown`, `round.pin-twice`, `round.pin-without-seat`.
 */
export function allocate(input: RoundInput): Allocation {
  const round = numberRound(input);
  const { needs, pools, pinned, problem } = round;
  const order = priorityOrder(needs, round.seed);
  const served = serve(
    problem,
    order.filter((need) => pinned[need] === BY_ORDER),
  );
  const given = assign(problem, served.pool).map((pool, need) => Math.max(pool, pinned[need]!, -1));
  const cutOffs = cutOffsOf(round, order, given);
  return {
    seed: round.seed,
    inputHash: inputHash(round),
    seats: needs.flatMap(({ id }, need) =>
      given[need]! < 0 ? [] : [{ needId: id, poolId: pools[given[need]!]!.id }],
    ),
    cost: costOf(round, given),
    certificates: certificatesOf(round, { order, served, given, cutOffs }),
    cutOffs,
    closedSets: closedSetsOf(round, served),
  };
}

function costOf({ problem: { start, pool, cost } }: NumberedRound, given: Int32Array): number {
  let sum = 0;
  for (let need = 0; need < given.length; need += 1) {
    if (given[need]! < 0) continue;
    const at = pool.subarray(start[need], start[need + 1]).indexOf(given[need]!);
    if (at >= 0) sum += cost[start[need]! + at]!;
  }
  return sum;
}
