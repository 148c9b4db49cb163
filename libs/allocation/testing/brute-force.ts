import { createHash } from 'node:crypto';
import type { RoundInput, RoundNeed } from '../problem.js';

/** Needs by priority, as the rule reads. */
export function byPriority({ needs, seed }: RoundInput): RoundNeed[] {
  const lot = (id: string) => createHash('sha256').update(`${seed}${id}`).digest('hex');
  const key = (need: RoundNeed) => [need.priorityClass, need.waitingSince, lot(need.id), need.id];
  return [...needs].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    const at = left.findIndex((value, index) => value !== right[index]);
    return at < 0 ? 0 : left[at]! < right[at]! ? -1 : 1;
  });
}

/** Every set of needs that can be served together, pins obeyed, by trying all seats; sets are sorted ids joined by a comma. */
export function servableSets(input: RoundInput): Set<string> {
  const pinOf = new Map(input.pins.map(({ needId, poolId }) => [needId, poolId]));
  const free = new Map(input.pools.map(({ id, seats }) => [id, seats]));
  for (const { poolId } of input.pins) if (poolId !== null) free.set(poolId, free.get(poolId)! - 1);
  const open = input.needs.filter(({ id }) => !pinOf.has(id));
  const sets = new Set<string>();
  const trySeats = (at: number, chosen: string[]): void => {
    const need = open[at];
    if (!need) {
      sets.add([...chosen].sort().join(','));
      return;
    }
    trySeats(at + 1, chosen);
    for (const { poolId } of need.choices) {
      const left = free.get(poolId)!;
      if (left === 0) continue;
      free.set(poolId, left - 1);
      trySeats(at + 1, [...chosen, need.id]);
      free.set(poolId, left);
    }
  };
  trySeats(0, []);
  return sets;
}

/** The set that is best for the first in order, then for the second, and so on. */
export function lexicographicOptimum(input: RoundInput): string[] {
  const sets = [...servableSets(input)].map((set) => new Set(set.split(',')));
  let best = sets;
  for (const { id } of byPriority(input)) {
    const having = best.filter((set) => set.has(id));
    if (having.length > 0) best = having;
  }
  return [...(best[0] ?? [])].filter((id) => id !== '').sort();
}
