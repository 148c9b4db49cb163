import type { Certificate, ClosedSet, CutOff, RefusedCertificate, Swap } from './allocation.js';
import { BY_ORDER, LEFT_OUT, type NumberedRound } from './numbered-round.js';
import type { Served } from './serve.js';

interface Result {
  /** All needs by priority. */
  readonly order: Int32Array;
  readonly served: Served;
  /** By need: its pool in the end, or -1. */
  readonly given: Int32Array;
  readonly cutOffs: readonly CutOff[];
}

/** By pool: who was the last that the order let in. */
export function cutOffsOf(round: NumberedRound, order: Int32Array, given: Int32Array): CutOff[] {
  const taken = new Int32Array(round.pools.length);
  const last = new Int32Array(round.pools.length).fill(-1);
  for (const [index, need] of order.entries()) {
    const pool = given[need]!;
    if (pool < 0) continue;
    taken[pool]! += 1;
    if (round.pinned[need] === BY_ORDER) last[pool] = index;
  }
  return round.pools.map(({ id, seats }, pool) => {
    const at = last[pool]!;
    const lastServed = at < 0 ? null : { needId: round.needs[order[at]!]!.id, position: at + 1 };
    return { poolId: id, seats, taken: taken[pool]!, lastServed };
  });
}

export function closedSetsOf({ pools }: NumberedRound, { closedSets }: Served): ClosedSet[] {
  return closedSets.map((set) => ({
    pools: Array.from(set, (pool) => pools[pool]!.id),
    seats: set.reduce((sum, pool) => sum + pools[pool]!.seats, 0),
  }));
}

/** One for each need, in priority order. */
export function certificatesOf(round: NumberedRound, result: Result): Certificate[] {
  const { served, given, order } = result;
  const reachedFirst = poolsByFirstRefused(round, served);
  const certificates: Certificate[] = [];
  let turn = 0;
  for (const [index, need] of order.entries()) {
    const base = { needId: round.needs[need]!.id, position: index + 1 };
    const pool = given[need]!;
    const pinned = round.pinned[need] !== BY_ORDER;
    if (pool < 0) {
      certificates.push({
        ...base,
        ...refusal(round, need, served),
        oneMoreSeatIn: reachedFirst.get(need) ?? [],
      });
    } else {
      const swaps = pinned ? [] : swapsOf(round, served, turn);
      const cutOff = result.cutOffs[pool]!.lastServed?.position ?? null;
      certificates.push({ ...base, outcome: 'served', poolId: round.pools[pool]!.id, pinned, swaps, cutOff });
    }
    if (!pinned) turn += 1;
  }
  return certificates;
}

function refusal(
  { pinned }: NumberedRound,
  need: number,
  { refusedBy }: Served,
): Pick<RefusedCertificate, 'outcome' | 'reason' | 'closedSet'> {
  if (pinned[need] === LEFT_OUT) return { outcome: 'not-served', reason: 'pinned-out', closedSet: null };
  const closedSet = refusedBy[need]!;
  if (closedSet < 0) return { outcome: 'not-served', reason: 'no-choice', closedSet: null };
  return { outcome: 'not-served', reason: 'full', closedSet };
}

function swapsOf({ needs, pools }: NumberedRound, { swaps, swapStart }: Served, turn: number): Swap[] {
  const list: Swap[] = [];
  for (let i = 3 * swapStart[turn]!; i < 3 * swapStart[turn + 1]!; i += 3) {
    list.push({ needId: needs[swaps[i]!]!.id, from: pools[swaps[i + 1]!]!.id, to: pools[swaps[i + 2]!]!.id });
  }
  return list;
}

/** An extra seat goes to the first refused need that reaches it: only to that need does it make a difference. */
function poolsByFirstRefused({ pools }: NumberedRound, { firstRefused }: Served): Map<number, string[]> {
  const byNeed = new Map<number, string[]>();
  for (const [pool, need] of firstRefused.entries()) {
    if (need < 0) continue;
    const list = byNeed.get(need);
    if (list) list.push(pools[pool]!.id);
    else byNeed.set(need, [pools[pool]!.id]);
  }
  return byNeed;
}
