import type { OpenMoves } from './assign-open-moves.js';
import type { Groups } from './assign-seating.js';

/** By pool: the fewest moves from an overfull pool, -1 = out of reach. */
export interface Depths {
  readonly depth: Int32Array;
  readonly reachesFreeSeat: boolean;
}

/** Breadth first from the overfull pools. Pools with free seats are ends: nothing is searched behind them. */
export function findDepths(open: OpenMoves, groups: Groups, room: Int32Array): Depths {
  const depth = new Int32Array(room.length).fill(-1);
  const queue: number[] = [];
  for (let p = 0; p < room.length; p++) {
    if (room[p]! >= 0) continue;
    depth[p] = 0;
    queue.push(p);
  }
  let reachesFreeSeat = false;
  for (let head = 0; head < queue.length; head++) {
    const p = queue[head]!;
    if (room[p]! > 0) reachesFreeSeat = true;
    else if (queue.length < room.length) lookFrom(p, { open, groups, depth, queue });
  }
  return { depth, reachesFreeSeat };
}

interface Search {
  readonly open: OpenMoves;
  readonly groups: Groups;
  readonly depth: Int32Array;
  readonly queue: number[];
}

function lookFrom(p: number, { open, groups, depth, queue }: Search): void {
  for (let i = groups.start[p]!; i < groups.start[p + 1]!; i++) {
    const row = groups.member[i]!;
    for (let e = open.start[row]!; e < open.start[row + 1]!; e++) {
      const q = open.pool[e]!;
      if (depth[q]! >= 0) continue;
      depth[q] = depth[p]! + 1;
      queue.push(q);
    }
  }
}
