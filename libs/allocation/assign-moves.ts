import { findDepths } from './assign-depths.js';
import type { OpenMoves } from './assign-open-moves.js';
import { groupByPool } from './assign-seating.js';
import type { Groups, Seating } from './assign-seating.js';

/** Makes open moves until they lead from no overfull pool to a free seat. Returns how many needs are still too many. */
export function moveSurplus(seating: Seating, open: OpenMoves): number {
  const { room } = seating;
  for (;;) {
    const groups = groupByPool(open.seat, room.length);
    const { depth, reachesFreeSeat } = findDepths(open, groups, room);
    if (!reachesFreeSeat) break;
    blockPaths(new Walk(open, groups, depth), room);
  }
  settle(seating, open);
  return room.reduce((surplus, free) => surplus - Math.min(free, 0), 0);
}

/** A blocking flow: afterwards no path that goes one deeper with each move leads to a free seat. */
function blockPaths(walk: Walk, room: Int32Array): void {
  for (let source = 0; source < room.length; source++) {
    while (room[source]! < 0) {
      const path = findPath(walk, room, source);
      if (path.length === 0) break;
      room[source]!++;
      for (const p of path) walk.move(p);
    }
  }
}

/** The pools that lose a need each to the next, the last to a free seat; empty if there is none. */
function findPath(walk: Walk, room: Int32Array, source: number): number[] {
  const path = [source];
  while (path.length > 0) {
    const last = path.at(-1)!;
    const next = walk.next(last);
    if (next < 0) path.pop();
    else if (room[next]! > 0) {
      room[next]!--;
      return path;
    } else if (walk.isSpent(next)) walk.passOver(last);
    else path.push(next);
  }
  return path;
}

/**
 * How far the needs of each pool are read. A need that has moved to depth d + 1 opens no way to d + 2, because whatever is
 * open to it was open to its old pool: so everybody is read once, and nobody who has moved is read again.
 */
class Walk {
  private readonly member: Int32Array;
  /** By pool: into the open moves of the member, -1 = at its first. */
  private readonly choice: Int32Array;

  constructor(
    private readonly open: OpenMoves,
    private readonly groups: Groups,
    private readonly depth: Int32Array,
  ) {
    this.member = groups.start.slice(0, depth.length);
    this.choice = new Int32Array(depth.length).fill(-1);
  }

  isSpent(p: number): boolean {
    return this.member[p]! >= this.groups.start[p + 1]!;
  }

  /** Where the next need that can go one deeper would go, -1 = nobody can. */
  next(p: number): number {
    const { open, groups, depth, member, choice } = this;
    const deeper = depth[p]! + 1;
    const end = groups.start[p + 1]!;
    for (; member[p]! < end; member[p]!++, choice[p] = -1) {
      const row = groups.member[member[p]!]!;
      const from = choice[p]! < 0 ? open.start[row]! : choice[p]!;
      for (let e = from; e < open.start[row + 1]!; e++) {
        if (depth[open.pool[e]!] !== deeper) continue;
        choice[p] = e;
        return open.pool[e]!;
      }
    }
    return -1;
  }

  /** Passes over what `next` has found. */
  passOver(p: number): void {
    this.choice[p]!++;
  }

  /** Makes the move that `next` has found. */
  move(p: number): void {
    const row = this.groups.member[this.member[p]!]!;
    this.open.seat[row] = this.open.pool[this.choice[p]!]!;
    this.member[p]!++;
    this.choice[p] = -1;
  }
}

function settle({ pool, paid, price }: Seating, { need, seat }: OpenMoves): void {
  for (let row = 0; row < need.length; row++) {
    const n = need[row]!;
    const from = pool[n]!;
    const to = seat[row]!;
    paid[n]! += price[from]! - price[to]!;
    pool[n] = to;
  }
}
