import type { Aspect, Aspects } from './aspects.js';
import { leavesOf, truthOf } from './criterion.js';
import type { Criterion, Leaf, Truth } from './criterion.js';

/** How many leaves may be looked at before an answer is given up. Some tens of milliseconds. */
const BUDGET = 300_000;

/**
 * Looks for a subject for whom a criterion is true, or false: backtracking over the classes of its aspects, as Davis,
 * Logemann and Loveland search for a satisfying assignment ("A machine program for theorem-proving", 1962). Kleene's
 * logic cuts a branch as soon as what is chosen settles the criterion, whatever the rest; the part with the fewest
 * open leaves is tried next, so that forced choices come first. Exact, because aspects are independent and their
 * classes cover all values. Exponential in the aspects at worst; when the budget is spent it answers "possible".
 */
export class AssignmentSearch {
  #left = BUDGET;

  constructor(private readonly aspects: Aspects) {}

  /** Whether somebody may exist for whom the criterion has this truth. A no is certain. */
  possible(criterion: Criterion, wanted: boolean): boolean {
    return this.#search(criterion, wanted, new Map());
  }

  #search(criterion: Criterion, wanted: boolean, chosen: Map<Aspect, ReadonlySet<Leaf>>): boolean {
    if (this.#left <= 0) return true;
    const leafTruth = (leaf: Leaf) => this.#truthOf(leaf, chosen);
    const truth = truthOf(criterion, leafTruth);
    if (truth !== 'unknown') return truth === wanted;
    const { leaf, wantsLeaf } = nextLeaf(criterion, wanted, leafTruth);
    const aspect = this.#aspectsOf(leaf).find((one) => !chosen.has(one));
    if (!aspect) throw new TypeError('a leaf is open although all that it asks about is chosen');
    const likelyFirst = [true, false].flatMap((likely) =>
      aspect.classes.filter((one) => (one.has(leaf) === wantsLeaf) === likely),
    );
    const found = likelyFirst.some((one) => this.#search(criterion, wanted, chosen.set(aspect, one)));
    chosen.delete(aspect);
    return found;
  }

  #truthOf(leaf: Leaf, chosen: ReadonlyMap<Aspect, ReadonlySet<Leaf>>): Truth {
    this.#left -= 1;
    let truth: Truth = false;
    for (const aspect of this.#aspectsOf(leaf)) {
      const one = chosen.get(aspect);
      if (one?.has(leaf)) return true;
      if (!one) truth = 'unknown';
    }
    return truth;
  }

  #aspectsOf(leaf: Leaf): readonly Aspect[] {
    return this.aspects.get(leaf) ?? [];
  }
}

type LeafTruth = (leaf: Leaf) => Truth;

/** An open leaf of an open criterion, and the truth of it that helps. */
function nextLeaf(
  criterion: Criterion,
  wanted: boolean,
  leafTruth: LeafTruth,
): { leaf: Leaf; wantsLeaf: boolean } {
  if ('not' in criterion) return nextLeaf(criterion.not, !wanted, leafTruth);
  const parts = 'all' in criterion ? criterion.all : 'any' in criterion ? criterion.any : null;
  if (!parts) return { leaf: criterion as Leaf, wantsLeaf: wanted };
  let [next, fewest]: [Criterion, number] = [criterion, Infinity];
  for (const part of parts) {
    if (truthOf(part, leafTruth) !== 'unknown') continue;
    const open = leavesOf(part).filter((leaf) => leafTruth(leaf) === 'unknown').length;
    if (open < fewest) [next, fewest] = [part, open];
  }
  return nextLeaf(next, wanted, leafTruth);
}
