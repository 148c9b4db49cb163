import type { Seating } from './assign-seating.js';

/**
 * By row, the needs that can move at the present prices without their cost + price rising: the pools of row r, its own
 * among them, are `pool[i]` for `start[r] ≤ i < start[r + 1]`. Which pools these are depends on prices alone, not on
 * where a need sits, so they last until prices change.
 */
export interface OpenMoves {
  readonly need: readonly number[];
  /** By row: where the need sits. */
  readonly seat: number[];
  readonly start: readonly number[];
  readonly pool: readonly number[];
}

export function openMoves({ choices, pool, paid, price }: Seating): OpenMoves {
  const open = { need: [] as number[], seat: [] as number[], start: [0], pool: [] as number[] };
  let filled = 0;
  for (let n = 0; n < pool.length; n++) {
    const p = pool[n]!;
    if (p < 0) continue;
    const first = filled;
    const now = paid[n]! + price[p]!;
    const end = choices.start[n + 1]!;
    for (let e = choices.start[n]!; e < end && choices.cost[e]! <= now; e++) {
      const q = choices.pool[e]!;
      if (now === choices.cost[e]! + price[q]!) open.pool[filled++] = q;
    }
    if (filled < first + 2) filled = first;
    else {
      open.need.push(n);
      open.seat.push(p);
      open.start.push(filled);
    }
  }
  return open;
}
