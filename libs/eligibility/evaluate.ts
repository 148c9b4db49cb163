import { factOf, knownValue, readLeaf, testLeaf, truthOf } from './criterion.js';
import type { Criterion, Leaf, Operand, Operator, Truth } from './criterion.js';
import type { Facts, FactValue } from './fact-catalogue.js';
import { findNearMisses } from './near-misses.js';
import type { NearMiss } from './near-misses.js';

export type Outcome = 'eligible' | 'ineligible' | 'undetermined';

/** What one leaf saw and said. Plain JSON without empty members, so that it can be stored and compared. */
export interface LeafTrace {
  /** JSON pointer into the criterion. */
  readonly path: string;
  readonly fact: string;
  readonly operator: Operator;
  readonly expected: Operand;
  /** False below an odd number of `not`: the leaf stands in the way when it is true. */
  readonly wanted: boolean;
  readonly state: 'known' | 'missing' | 'disputed';
  /** Only if `state` is `known`. */
  readonly value?: FactValue;
  readonly result: Truth;
}

export interface Verdict {
  readonly outcome: Outcome;
  /** Every leaf, from left to right. */
  readonly trace: readonly LeafTrace[];
  /**
   * If ineligible: paths of a smallest set of leaves that must turn out otherwise before it can be anything else
   * (the first of equals). Empty if no leaf can help.
   */
  readonly failed: readonly string[];
  /** If undetermined: the facts, missing or disputed, that would decide it once they are all known. */
  readonly missing: readonly string[];
  /** If ineligible: the facts that alone, if different, would make it eligible. */
  readonly nearMisses: readonly NearMiss[];
}

/** Judges one need's facts by one criterion. Linear in the criterion, except for the near misses (see findNearMisses). */
export function evaluate(criterion: Criterion, facts: Facts): Verdict {
  const trace: LeafTrace[] = [];
  const { met, repair, missing } = judge(criterion, { facts, trace, path: '', wanted: true });
  return {
    outcome: outcomeFor(met),
    trace,
    failed: repair ?? [],
    missing: [...new Set(missing)],
    nearMisses: met === false ? findNearMisses(criterion, facts) : [],
  };
}

/** The outcome alone, for scans: no trace, and it stops as soon as it is settled. */
export function outcomeOf(criterion: Criterion, facts: Facts): Outcome {
  return outcomeFor(truthOf(criterion, (leaf) => testLeaf(leaf, knownValue(facts, factOf(leaf)))));
}

/** The facts behind the failed leaves, each once. */
export function failedFacts(verdict: Verdict): string[] {
  const failed = new Set(verdict.failed);
  return [...new Set(verdict.trace.filter(({ path }) => failed.has(path)).map(({ fact }) => fact))];
}

function outcomeFor(truth: Truth): Outcome {
  if (truth === 'unknown') return 'undetermined';
  return truth ? 'eligible' : 'ineligible';
}

interface Place {
  readonly facts: Facts;
  readonly trace: LeafTrace[];
  readonly path: string;
  readonly wanted: boolean;
}

interface Judgement {
  /** Whether the part is what is wanted here. */
  readonly met: Truth;
  /** Fewest leaves to turn before it is not unmet; null if that cannot be. */
  readonly repair: readonly string[] | null;
  readonly missing: readonly string[];
}

// `not` only changes what is wanted: where false is wanted, `all` asks for any of its parts and `any` for all.
function judge(criterion: Criterion, place: Place): Judgement {
  const { path, wanted } = place;
  if ('not' in criterion) return judge(criterion.not, { ...place, path: `${path}/not`, wanted: !wanted });
  if ('all' in criterion) {
    const parts = criterion.all.map((part, at) => judge(part, { ...place, path: `${path}/all/${at}` }));
    return wanted ? everyPart(parts) : somePart(parts);
  }
  if ('any' in criterion) {
    const parts = criterion.any.map((part, at) => judge(part, { ...place, path: `${path}/any/${at}` }));
    return wanted ? somePart(parts) : everyPart(parts);
  }
  return judgeLeaf(criterion, place);
}

function everyPart(parts: readonly Judgement[]): Judgement {
  if (parts.some(({ met }) => met === false)) {
    const repairs = parts.map(({ repair }) => repair);
    return {
      met: false,
      repair: repairs.includes(null) ? null : repairs.flatMap((repair) => repair ?? []),
      missing: [],
    };
  }
  const missing = parts.flatMap((part) => part.missing);
  return { met: parts.every(({ met }) => met === true) ? true : 'unknown', repair: [], missing };
}

function somePart(parts: readonly Judgement[]): Judgement {
  if (parts.some(({ met }) => met === true)) return { met: true, repair: [], missing: [] };
  if (parts.some(({ met }) => met === 'unknown')) {
    return { met: 'unknown', repair: [], missing: parts.flatMap((part) => part.missing) };
  }
  let repair: readonly string[] | null = null;
  for (const part of parts) {
    if (part.repair && (!repair || part.repair.length < repair.length)) repair = part.repair;
  }
  return { met: false, repair, missing: [] };
}

function judgeLeaf(leaf: Leaf, { facts, trace, path, wanted }: Place): Judgement {
  const fact = factOf(leaf);
  const value = knownValue(facts, fact);
  const result = testLeaf(leaf, value);
  const unknown = facts.disputed.includes(fact) ? 'disputed' : 'missing';
  const seen =
    result === 'unknown' || value === undefined
      ? ({ state: unknown } as const)
      : ({ state: 'known', value } as const);
  trace.push({ path, fact, ...readLeaf(leaf), wanted, ...seen, result });
  if (result === 'unknown') return { met: result, repair: [], missing: [fact] };
  return result === wanted
    ? { met: true, repair: [], missing: [] }
    : { met: false, repair: [path], missing: [] };
}
