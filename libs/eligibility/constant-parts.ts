import { aspectsOf } from './aspects.js';
import type { Aspect, Aspects } from './aspects.js';
import { AssignmentSearch } from './assignment-search.js';
import { leavesOf } from './criterion.js';
import type { Criterion, Leaf } from './criterion.js';
import type { FactCatalogue } from './fact-catalogue.js';

/** A part that has the same truth for everybody, whatever the facts. */
interface ConstantPart {
  /** JSON pointer into the criterion. */
  readonly path: string;
  readonly truth: boolean;
  /** False below an odd number of `not`. */
  readonly wanted: boolean;
  readonly part: Criterion;
}

/**
 * The smallest parts of a criterion that are constant, each judged on its own: a part is listed if it would be so
 * without those below it that are listed already. With `within`, among people who live in one of these areas.
 *
 * A list can be constant for two reasons only: one of its parts settles it, or parts that vary conflict with each
 * other. Parts without an aspect in common cannot conflict, so each connected group is searched alone.
 */
export function constantParts(
  criterion: Criterion,
  catalogue: FactCatalogue,
  within: readonly string[] | null,
): ConstantPart[] {
  const aspects = aspectsOf(criterion, catalogue, within);
  const walk: Walk = { aspects, search: new AssignmentSearch(aspects), found: [] };
  truthOfPart(criterion, { path: '', wanted: true }, walk);
  return walk.found;
}

interface Walk {
  readonly aspects: Aspects;
  readonly search: AssignmentSearch;
  readonly found: ConstantPart[];
}

interface At {
  readonly path: string;
  readonly wanted: boolean;
}

type Fixed = boolean | 'varies';

function truthOfPart(part: Criterion, at: At, walk: Walk): Fixed {
  if ('all' in part) return truthOfList(part, { ...at, name: 'all', parts: part.all }, walk);
  if ('any' in part) return truthOfList(part, { ...at, name: 'any', parts: part.any }, walk);
  if ('not' in part) {
    const truth = truthOfPart(part.not, { path: `${at.path}/not`, wanted: !at.wanted }, walk);
    return truth === 'varies' ? truth : !truth;
  }
  const truth = truthOfLeaf(part, walk.aspects);
  if (truth !== 'varies') walk.found.push({ ...at, truth, part });
  return truth;
}

function truthOfLeaf(leaf: Leaf, aspects: Aspects): Fixed {
  const classes = (aspects.get(leaf) ?? []).map((aspect) => aspect.classes.map((one) => one.has(leaf)));
  if (!classes.some((held) => held.includes(true))) return false;
  return classes.some((held) => !held.includes(false)) ? true : 'varies';
}

interface List extends At {
  readonly name: 'all' | 'any';
  readonly parts: readonly Criterion[];
}

/** One false part settles an `all`, one true part an `any`. */
function truthOfList(part: Criterion, { name, parts, path, wanted }: List, walk: Walk): Fixed {
  const settledBy = name === 'any';
  const truths = parts.map((one, at) => truthOfPart(one, { path: `${path}/${name}/${at}`, wanted }, walk));
  const varying = parts.filter((_, at) => truths[at] === 'varies');
  const conflict = groupsOf(varying, walk.aspects).some((group) => {
    const list = name === 'all' ? { all: group } : { any: group };
    return group.length > 1 && !walk.search.possible(list, !settledBy);
  });
  if (conflict) walk.found.push({ path, wanted, truth: settledBy, part });
  if (conflict || truths.includes(settledBy)) return settledBy;
  return varying.length === 0 ? !settledBy : 'varies';
}

/** Parts that have an aspect in common, directly or by way of others, are one group. */
function groupsOf(parts: readonly Criterion[], aspects: Aspects): Criterion[][] {
  let groups: { parts: Criterion[]; about: Set<Aspect> }[] = [];
  for (const part of parts) {
    const about = leavesOf(part).flatMap((leaf) => aspects.get(leaf) ?? []);
    const touching = groups.filter((group) => about.some((aspect) => group.about.has(aspect)));
    groups = [
      ...groups.filter((group) => !touching.includes(group)),
      {
        parts: [...touching.flatMap((group) => group.parts), part],
        about: new Set([...touching.flatMap((group) => [...group.about]), ...about]),
      },
    ];
  }
  return groups.map((group) => group.parts);
}
