import { hash } from 'node:crypto';
import type { RoundNeed } from './problem.js';

/** SHA-256(seed ‖ need id) in hex: nobody can choose it, and whoever knows the seed can draw it again. */
export function lot(seed: string, needId: string): string {
  return hash('sha256', seed + needId, 'hex');
}

/** Indices of the needs by priority: class, then waiting since, then lot, then id. Lots are drawn only to break a tie. */
export function priorityOrder(needs: readonly RoundNeed[], seed: string): Int32Array {
  const order = Int32Array.from(needs.keys()).sort((a, b) => byRule(needs[a]!, needs[b]!));
  for (let from = 0, to = 1; from < order.length; from = to, to += 1) {
    while (to < order.length && byRule(needs[order[from]!]!, needs[order[to]!]!) === 0) to += 1;
    if (to - from > 1) order.set(byLot(order.subarray(from, to), needs, seed), from);
  }
  return order;
}

function byRule(a: RoundNeed, b: RoundNeed): number {
  return a.priorityClass - b.priorityClass || a.waitingSince - b.waitingSince;
}

function byLot(tied: Int32Array, needs: readonly RoundNeed[], seed: string): number[] {
  const drawn = Array.from(tied, (need) => ({ need, id: needs[need]!.id, lot: lot(seed, needs[need]!.id) }));
  drawn.sort((a, b) => (a.lot === b.lot ? byText(a.id, b.id) : byText(a.lot, b.lot)));
  return drawn.map(({ need }) => need);
}

/** By code units: the same on every machine, in every language. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
