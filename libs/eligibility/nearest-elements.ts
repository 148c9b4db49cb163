import type { Leaf } from './criterion.js';

/** Accepted with one element of each list of `add` more, and without those of `remove`. */
export interface ElementMiss {
  readonly value: readonly string[];
  readonly add: readonly (readonly string[])[];
  readonly remove: readonly string[];
  /** How many elements change. */
  readonly distance: number;
}

// 2^10: every change is tried while leaves tell at most ten groups of elements apart, the smallest changes beyond.
const MOST_CHANGES = 1024;

/** Elements that the same leaves name are one group; a change adds one of a group or removes all that are there. */
export function nearestElements(
  value: readonly string[],
  leaves: readonly Leaf[],
  accepts: (other: readonly string[]) => boolean,
): ElementMiss | null {
  const misses = subsets(groupsOfElements(leaves), MOST_CHANGES).flatMap((groups): ElementMiss[] => {
    const add = groups.filter((group) => !group.some((element) => value.includes(element)));
    const remove = value.filter((element) => groups.some((group) => group.includes(element)));
    const kept = value.filter((element) => !remove.includes(element));
    if (!accepts([...kept, ...add.flatMap((group) => group.slice(0, 1))])) return [];
    return [{ value, add, remove, distance: add.length + remove.length }];
  });
  const distance = Math.min(...misses.map((miss) => miss.distance));
  const [first, ...others] = misses.filter((miss) => miss.distance === distance);
  if (!first || distance > 1 || first.add.length === 0) return first ?? null;
  return { ...first, add: [[first, ...others].flatMap(({ add }) => add.flat())] };
}

function groupsOfElements(leaves: readonly Leaf[]): string[][] {
  const lists = leaves.flatMap((leaf) => ('overlaps' in leaf ? [leaf.overlaps] : []));
  const groups = new Map<string, string[]>();
  for (const element of new Set(lists.flat())) {
    const namedBy = lists.flatMap((list, at) => (list.includes(element) ? [at] : [])).join();
    groups.set(namedBy, [...(groups.get(namedBy) ?? []), element]);
  }
  return [...groups.values()];
}

/** Subsets, small ones first, at most `limit` of them. */
function subsets<T>(items: readonly T[], limit: number): T[][] {
  const found: { last: number; subset: T[] }[] = [{ last: -1, subset: [] }];
  for (const { last, subset } of found) {
    for (let next = last + 1; next < items.length && found.length < limit; next++) {
      found.push({ last: next, subset: [...subset, items[next] as T] });
    }
  }
  return found.map(({ subset }) => subset);
}
