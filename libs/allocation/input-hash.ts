import { createHash } from 'node:crypto';
import type { NumberedRound } from './numbered-round.js';

/**
 * SHA-256 in hex over the canonical bytes of a round: the JSON (UTF-8) of
 * `[seed, [[pool id, programme id, seats] …], [[need id, class, waiting since] …], [[need id, pool id or null] …]]`, each
 * list by id, and then, as little-endian 32-bit integers, three lists: where the choices of each need begin and the last
 * end, the pool of each choice by its place among the pools, its cost; the choices of a need by pool, then cost.
 */
export function inputHash({ needs, pools, pins, seed, problem }: NumberedRound): string {
  const head = [
    seed,
    pools.map(({ id, programmeId, seats }) => [id, programmeId, seats]),
    needs.map(({ id, priorityClass, waitingSince }) => [id, priorityClass, waitingSince]),
    pins.map(({ needId, poolId }) => [needId, poolId]),
  ];
  const hash = createHash('sha256').update(JSON.stringify(head));
  return hash.update(problem.start).update(problem.pool).update(problem.cost).digest('hex');
}
