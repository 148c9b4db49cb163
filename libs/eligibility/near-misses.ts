import { factOf, knownValue, leavesOf, testLeaf, truthOf } from './criterion.js';
import type { Criterion, Leaf } from './criterion.js';
import type { Facts, FactValue } from './fact-catalogue.js';
import { nearestElements } from './nearest-elements.js';
import type { ElementMiss } from './nearest-elements.js';
import { nearestNumber, nearestOption, nearestPlace } from './nearest-value.js';
import type { NumberMiss, OptionMiss, PlaceMiss } from './nearest-value.js';

/** One fact that stands in the way alone, and the nearest values that would do. */
export type NearMiss = { readonly fact: string } & Miss;

type Miss = NumberMiss | BooleanMiss | OptionMiss | PlaceMiss | ElementMiss;

interface BooleanMiss {
  readonly value: boolean;
  readonly is: boolean;
}

/**
 * The known facts that would make an ineligible need eligible if they alone were different. Every value that a near
 * miss names does so. A fact costs as many passes over the criterion as it has values named there; a fact that
 * cannot help costs one.
 */
export function findNearMisses(criterion: Criterion, facts: Facts): NearMiss[] {
  const leaves = leavesOf(criterion);
  const current = new Map(leaves.map((leaf) => [leaf, testLeaf(leaf, knownValue(facts, factOf(leaf)))]));
  return [...new Set(leaves.map(factOf))].flatMap((fact) => {
    const value = knownValue(facts, fact);
    if (value === undefined) return [];
    const truthWith = (other: FactValue | undefined) =>
      truthOf(criterion, (leaf) =>
        factOf(leaf) === fact ? testLeaf(leaf, other) : (current.get(leaf) ?? 'unknown'),
      );
    if (truthWith(undefined) === false) return [];
    const ofFact = leaves.filter((leaf) => factOf(leaf) === fact);
    const miss = nearest(value, ofFact, (other) => truthWith(other) === true);
    return miss ? [{ fact, ...miss }] : [];
  });
}

function nearest(
  value: FactValue,
  leaves: readonly Leaf[],
  accepts: (other: FactValue) => boolean,
): Miss | null {
  if (typeof value === 'boolean') return accepts(!value) ? { value, is: !value } : null;
  if (typeof value === 'number') return nearestNumber(value, leaves, accepts);
  if (typeof value === 'object') return nearestElements(value, leaves, accepts);
  const places = leaves.flatMap((leaf) => ('within' in leaf ? [leaf.within] : []));
  return places.length > 0 ? nearestPlace(value, places, accepts) : nearestOption(value, leaves, accepts);
}
