import type { Allocation } from './allocation.js';
import type { RoundInput } from './problem.js';
import { checkCertificates } from './verify-certificates.js';
import { checkClosedSets } from './verify-closed-sets.js';
import { choiceOf, type Ground, type Inquiry, readInput } from './verify-input.js';

/** What does not hold, and of which need, pool or set. */
export interface Violation {
  readonly rule: string;
  readonly subject: string;
}

/**
 * Proves an allocation from the input alone; it shares no code with `allocate`. Empty means: every seat is a choice of its
 * need or its pin, no pool is over its seats, nobody has two; every need has one certificate, in priority order, which is
 * true; whoever is refused is refused by full pools, where all who sit have higher priority and no choice elsewhere, so that
 * no allocation serves it along with them; cut-offs, cost and input hash are right. That the cost is the least is not
 * proven here, and of swaps, which are history, only that they could have been made.
 *
 * Linear in needs + choices + size of the allocation, after sorting; a closed set costs its pools and their moves.
 */
export function verify(allocation: Allocation, input: RoundInput): Violation[] {
  const violations: Violation[] = [];
  const report = (rule: string, subject: string) => violations.push({ rule, subject });
  const ground = readInput(input);
  if (allocation.seed !== input.seed) report('seed', allocation.seed);
  if (allocation.inputHash !== ground.hash) report('input-hash', allocation.inputHash);
  const inquiry = checkSeats(allocation, ground, report);
  checkCost(allocation, inquiry);
  checkCutOffs(allocation, inquiry);
  checkCertificates(allocation, inquiry);
  checkClosedSets(allocation, inquiry);
  return violations;
}

function checkSeats({ seats }: Allocation, ground: Ground, report: Inquiry['report']): Inquiry {
  const given = new Int32Array(ground.needIds.length).fill(-1);
  const taken = new Int32Array(ground.poolIds.length);
  const last = new Int32Array(ground.poolIds.length);
  for (const [index, { needId, poolId }] of seats.entries()) {
    const [need, pool] = [ground.needAt.get(needId), ground.poolAt.get(poolId)];
    if (index > 0 && seats[index - 1]!.needId >= needId) report('seat-order', needId);
    if (need === undefined || pool === undefined) {
      report('seat-unknown', needId);
      continue;
    }
    if (given[need] !== -1) report('seat-twice', needId);
    given[need] = pool;
    taken[pool]! += 1;
    if (ground.pins.has(need)) continue;
    if (choiceOf(ground, need, pool) < 0) report('seat-not-a-choice', needId);
    last[pool] = Math.max(last[pool]!, ground.position[need]!);
  }
  for (const [pool, id] of ground.poolIds.entries()) {
    if (taken[pool]! > ground.seats[pool]!) report('pool-over-seats', id);
  }
  for (const [need, pool] of ground.pins) {
    if (pool === -1 || given[need] !== (pool ?? -1)) report('pin-not-kept', ground.needIds[need] ?? '');
  }
  return { ground, given, taken, last, report };
}

function checkCost({ cost }: Allocation, { ground, given, report }: Inquiry): void {
  let sum = 0;
  for (const [need, pool] of given.entries()) {
    const choice = pool < 0 ? -1 : choiceOf(ground, need, pool);
    if (choice >= 0) sum += ground.cost[choice]!;
  }
  if (sum !== cost) report('cost', String(cost));
}

function checkCutOffs({ cutOffs }: Allocation, { ground, taken, last, report }: Inquiry): void {
  if (cutOffs.length !== ground.poolIds.length) report('cut-off-missing', String(cutOffs.length));
  for (const [pool, id] of ground.poolIds.entries()) {
    const cutOff = cutOffs[pool];
    const position = last[pool]!;
    const needId = position === 0 ? undefined : ground.needIds[ground.order[position - 1]!];
    const right =
      cutOff?.poolId === id &&
      cutOff.seats === ground.seats[pool] &&
      cutOff.taken === taken[pool] &&
      cutOff.lastServed?.needId === needId &&
      (cutOff.lastServed?.position ?? 0) === position;
    if (!right) report('cut-off', id);
  }
}
