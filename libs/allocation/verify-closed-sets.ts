import type { Allocation, ClosedSet, RefusedCertificate } from './allocation.js';
import type { Inquiry } from './verify-input.js';

/** Where those who sit in a pool by order could move: `to[i]` for `start[pool] ≤ i < start[pool + 1]`, each pool once. */
interface Moves {
  readonly start: Int32Array;
  readonly to: readonly number[];
}

/** Closed sets refuse whom they are said to refuse, and one more seat helps whom it is said to help. */
export function checkClosedSets(allocation: Allocation, inquiry: Inquiry): void {
  const moves = movesOf(inquiry);
  const refused = allocation.certificates.filter(
    (certificate): certificate is RefusedCertificate =>
      certificate.outcome === 'not-served' && certificate.closedSet !== null,
  );
  const bySet = Map.groupBy(refused, ({ closedSet }) => closedSet ?? -1);
  const stamp = new Int32Array(inquiry.ground.poolIds.length).fill(-1);
  for (const [index, set] of allocation.closedSets.entries()) {
    const latest = checkSet(set, index, { moves, stamp, inquiry });
    if (!bySet.has(index)) inquiry.report('closed-set-unused', String(index));
    for (const { needId } of bySet.get(index) ?? []) checkRefused(needId, inquiry, { index, stamp, latest });
  }
  for (const { closedSet, needId } of refused) {
    if (allocation.closedSets[closedSet ?? -1] === undefined) inquiry.report('closed-set-unknown', needId);
  }
  checkOneMoreSeat(allocation, moves, inquiry);
}

function movesOf({ ground, given }: Inquiry): Moves {
  const pools = ground.poolIds.length;
  const sitting = Array.from({ length: pools }, (): number[] => []);
  for (const [need, pool] of given.entries())
    if (pool >= 0 && !ground.pins.has(need)) sitting[pool]!.push(need);
  const start = new Int32Array(pools + 1);
  const to: number[] = [];
  const stamp = new Int32Array(pools).fill(-1);
  const add = (pool: number, other: number) => {
    if (stamp[other] === pool) return;
    stamp[other] = pool;
    to.push(other);
  };
  for (const [pool, needs] of sitting.entries()) {
    stamp[pool] = pool;
    for (const need of needs) {
      for (let i = ground.start[need]!; i < ground.start[need + 1]!; i += 1) add(pool, ground.pool[i]!);
    }
    start[pool + 1] = to.length;
  }
  return { start, to };
}

interface SetCheck {
  readonly moves: Moves;
  /** By pool: the set looked at last that has it. */
  readonly stamp: Int32Array;
  readonly inquiry: Inquiry;
}

/** The last position that sits in the set by order. */
function checkSet({ pools, seats }: ClosedSet, index: number, { moves, stamp, inquiry }: SetCheck): number {
  const { ground, taken, last, report } = inquiry;
  const known = pools.map((id) => ground.poolAt.get(id)).filter((pool) => pool !== undefined);
  for (const pool of known) stamp[pool] = index;
  const ascends = pools.every((id, at) => at === 0 || pools[at - 1]! < id);
  if (known.length < pools.length || !ascends) report('closed-set-pools', String(index));
  if (known.reduce((sum, pool) => sum + ground.seats[pool]!, 0) !== seats)
    report('closed-set-seats', String(index));
  let latest = 0;
  for (const pool of known) {
    latest = Math.max(latest, last[pool]!);
    if (taken[pool]! < ground.seats[pool]!) report('closed-set-not-full', ground.poolIds[pool]!);
    for (let i = moves.start[pool]!; i < moves.start[pool + 1]!; i += 1) {
      if (stamp[moves.to[i]!] !== index) report('closed-set-open', ground.poolIds[pool]!);
    }
  }
  return latest;
}

function checkRefused(
  needId: string,
  { ground, report }: Inquiry,
  { index, stamp, latest }: { index: number; stamp: Int32Array; latest: number },
): void {
  const need = ground.needAt.get(needId);
  if (need === undefined) return;
  if (ground.position[need]! < latest) report('refused-before-lower-priority', needId);
  for (let i = ground.start[need]!; i < ground.start[need + 1]!; i += 1) {
    if (stamp[ground.pool[i]!] !== index) report('choice-outside-closed-set', needId);
  }
}

/** By priority: whatever a refused need reaches, and none before it did, it would take one more seat in. */
function checkOneMoreSeat(
  { certificates }: Allocation,
  moves: Moves,
  { ground, given, report }: Inquiry,
): void {
  const reached = new Uint8Array(ground.poolIds.length);
  const named = new Map(
    certificates.map((one) => [one.needId, one.outcome === 'served' ? [] : one.oneMoreSeatIn]),
  );
  for (const need of ground.order) {
    const list: number[] = [];
    const reach = (pool: number) => {
      if (reached[pool] === 1) return;
      reached[pool] = 1;
      list.push(pool);
    };
    if (given[need]! < 0 && !ground.pins.has(need)) {
      ground.pool.subarray(ground.start[need], ground.start[need + 1]).forEach(reach);
      for (const pool of list) moves.to.slice(moves.start[pool], moves.start[pool + 1]).forEach(reach);
    }
    const ids = list.sort((a, b) => a - b).map((pool) => ground.poolIds[pool]);
    const said = named.get(ground.needIds[need]!) ?? [];
    if (ids.length !== said.length || ids.some((id, at) => said[at] !== id)) {
      report('one-more-seat', ground.needIds[need]!);
    }
  }
}
