import { factOf, leavesOf, testLeaf } from './criterion.js';
import type { Criterion, Leaf } from './criterion.js';
import { optionValues } from './fact-catalogue.js';
import type { FactCatalogue, FactDefinition, FactValue } from './fact-catalogue.js';

/**
 * What varies on its own in the subject of a need: the value of one fact, or, of a set, whether it has one of some
 * elements. A class stands for all values that the criterion cannot tell apart: the leaves that are true for them.
 */
export interface Aspect {
  readonly classes: readonly ReadonlySet<Leaf>[];
}

/** Each leaf with its aspects. It is true as soon as one of them is in a class that has it. */
export type Aspects = ReadonlyMap<Leaf, readonly Aspect[]>;

/** The aspects of a criterion that checkCriterion accepts; with `within`, of people who live in one of these areas. */
export function aspectsOf(
  criterion: Criterion,
  catalogue: FactCatalogue,
  within: readonly string[] | null,
): Aspects {
  const leaves = leavesOf(criterion);
  const found = new Map<Leaf, Aspect[]>();
  for (const [fact, about] of Map.groupBy(leaves, factOf)) {
    const definition = catalogue.get(fact);
    if (!definition) throw new TypeError(`the criterion was not checked: ${fact}`);
    const aspects = definition.type === 'set' ? elementsOf(about) : [valueOf(definition, about, within)];
    for (const leaf of about) {
      found.set(
        leaf,
        aspects.filter(({ classes }) => definition.type !== 'set' || classes.some((one) => one.has(leaf))),
      );
    }
  }
  return found;
}

function valueOf(
  definition: FactDefinition,
  leaves: readonly Leaf[],
  within: readonly string[] | null,
): Aspect {
  const values = samples(definition, leaves, within);
  return {
    classes: distinct(
      values.map((value) => leaves.filter((leaf) => testLeaf(leaf, value) === true)),
      leaves,
    ),
  };
}

/** Elements that the same leaves name are there or not there alike. */
function elementsOf(leaves: readonly Leaf[]): Aspect[] {
  const named = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    if (!('overlaps' in leaf)) continue;
    for (const element of leaf.overlaps) named.set(element, [...(named.get(element) ?? []), leaf]);
  }
  return distinct([...named.values()], leaves).map((there) => ({ classes: [there, new Set()] }));
}

/** One value of each class at least. */
function samples(
  definition: FactDefinition,
  leaves: readonly Leaf[],
  within: readonly string[] | null,
): readonly FactValue[] {
  switch (definition.type) {
    case 'boolean':
      return [true, false];
    case 'integer':
      return [...new Set([0, ...leaves.flatMap(turningPoints)])].filter(Number.isSafeInteger);
    case 'area':
      return places(leaves, within);
    case 'choice':
    case 'set':
      return optionValues(definition);
  }
}

/** The numbers at which the truth of a leaf can begin to differ from that for the number before. */
function turningPoints(leaf: Leaf): number[] {
  if ('between' in leaf) {
    const [low, high] = leaf.between;
    return [...(low === null ? [] : [low]), ...(high === null ? [] : [high + 1])];
  }
  const named: readonly unknown[] = 'is' in leaf ? [leaf.is] : 'in' in leaf ? leaf.in : [];
  return named.flatMap((value) => (typeof value === 'number' ? [value, value + 1] : []));
}

/**
 * A named area stands for what lies in it and in no smaller named one: there are a thousand codes below each, more
 * than can be named. The empty code stands for everywhere else.
 */
function places(leaves: readonly Leaf[], within: readonly string[] | null): string[] {
  const named = leaves.flatMap((leaf) => ('within' in leaf ? [leaf.within] : []));
  if (within === null) return ['', ...named];
  return [...within, ...named.filter((area) => within.some((outer) => area.startsWith(outer)))];
}

function distinct(classes: readonly (readonly Leaf[])[], leaves: readonly Leaf[]): ReadonlySet<Leaf>[] {
  const at = new Map(leaves.map((leaf, index) => [leaf, index]));
  const found = new Map(classes.map((one) => [one.map((leaf) => at.get(leaf)).join(), new Set(one)]));
  return [...found.values()];
}
