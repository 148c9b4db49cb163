import type { Criterion, Leaf } from '../criterion.js';
import type { Facts, FactValue } from '../fact-catalogue.js';
import { DOMAINS } from './random-criteria.js';

type Values = Readonly<Record<string, FactValue>>;

/** Two-valued logic on facts that are all known, written without a look at the evaluator. */
export function holds(criterion: Criterion, values: Values): boolean {
  if ('all' in criterion) return !criterion.all.some((part) => !holds(part, values));
  if ('any' in criterion) return criterion.any.filter((part) => holds(part, values)).length > 0;
  if ('not' in criterion) return !holds(criterion.not, values);
  return leafHolds(criterion, values);
}

function leafHolds(leaf: Leaf, values: Values): boolean {
  if ('area' in leaf) return String(values['area']).slice(0, leaf.within.length) === leaf.within;
  const value = values[leaf.fact];
  if ('is' in leaf) return value === leaf.is;
  if ('in' in leaf) return leaf.in.some((one) => one === value);
  if ('overlaps' in leaf)
    return (
      new Set([...leaf.overlaps, ...(value as string[])]).size <
      leaf.overlaps.length + (value as string[]).length
    );
  return Number(value) >= (leaf.between[0] ?? -Infinity) && Number(value) <= (leaf.between[1] ?? Infinity);
}

/** Every way in which the facts that are not known could turn out. */
export function completions({ values, disputed }: Facts): Values[] {
  let found: Values[] = [values];
  for (const [key, domain] of Object.entries(DOMAINS)) {
    if (Object.hasOwn(values, key) && !disputed.includes(key)) continue;
    found = found.flatMap((known) => domain.map((value) => ({ ...known, [key]: value })));
  }
  return found;
}

/** Kleene's logic as arithmetic: false 0, unknown ½, true 1; leaves are looked up by their paths. */
export function grade(criterion: Criterion, leaves: ReadonlyMap<string, number>, path = ''): number {
  if ('all' in criterion) {
    return Math.min(1, ...criterion.all.map((part, at) => grade(part, leaves, `${path}/all/${at}`)));
  }
  if ('any' in criterion) {
    return Math.max(0, ...criterion.any.map((part, at) => grade(part, leaves, `${path}/any/${at}`)));
  }
  if ('not' in criterion) return 1 - grade(criterion.not, leaves, `${path}/not`);
  return leaves.get(path) ?? NaN;
}
