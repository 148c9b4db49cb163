import { groupByPool } from './assign-seating.js';
import type { Groups, Seating } from './assign-seating.js';
import { PoolQueue } from './pool-queue.js';

const FAR = 2 ** 31 - 1;

/**
 * Dijkstra from the overfull pools, an arc being as long as cost + price rises for the need that moves. With D the
 * distance of the nearest free seat, the price of a pool at distance d < D rises by D - d: the least rise after which a
 * free seat is within reach, and it keeps everybody where cost + price is least.
 */
export function raisePrices(seating: Seating): void {
  const { room, price } = seating;
  const far = new Int32Array(room.length).fill(FAR);
  const queue = new PoolQueue(far);
  room.forEach((free, p) => {
    if (free >= 0) return;
    far[p] = 0;
    queue.add(p);
  });
  const groups = groupByPool(seating.pool, room.length);
  let p = queue.take();
  while (p >= 0 && room[p]! <= 0) {
    relax(seating, groups, { p, far, queue });
    p = queue.take();
  }
  if (p < 0) throw new RangeError('The served needs do not fit into the seats.');
  const nearest = far[p]!;
  far.forEach((distance, q) => {
    if (distance < nearest) price[q]! += nearest - distance;
  });
}

interface Nearest {
  readonly p: number;
  readonly far: Int32Array;
  readonly queue: PoolQueue;
}

function relax(seating: Seating, groups: Groups, { p, far, queue }: Nearest): void {
  const { choices, paid, price, room } = seating;
  for (let i = groups.start[p]!; i < groups.start[p + 1]!; i++) {
    const n = groups.member[i]!;
    const base = far[p]! - paid[n]! - price[p]!;
    const end = choices.start[n + 1]!;
    for (let e = choices.start[n]!; e < end && base + choices.cost[e]! < queue.limit; e++) {
      const q = choices.pool[e]!;
      const distance = base + choices.cost[e]! + price[q]!;
      if (distance >= far[q]! || distance >= queue.limit) continue;
      far[q] = distance;
      queue.add(q);
      if (room[q]! > 0) queue.limit = distance;
    }
  }
}
