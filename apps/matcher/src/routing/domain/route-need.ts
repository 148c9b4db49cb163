import type { ProgrammeState, RoutingOutcome } from '#contracts';
import { areaWithin, type Facts, outcomeOf } from '#eligibility';
import type { Programmes } from '../../programme/domain/programmes.js';

/** What routing looks at in a need. */
export interface RoutableNeed {
  readonly id: string;
  readonly category: string;
  readonly items: readonly { readonly code: string }[];
  readonly areaCode: string;
  readonly facts: Facts;
}

export interface Considered {
  readonly programme: ProgrammeState;
  readonly outcome: RoutingOutcome | 'eligible';
}

interface Given {
  /** Programmes that are passed over for this need. */
  readonly excluded: ReadonlySet<string>;
  /** The day in Beijing. */
  readonly today: string;
}

/**
 * Every programme with its answer to one need. Capacity is no part of it.
 * The cheap questions come first, so that criteria are judged only where all else fits.
 */
export function consider(
  need: RoutableNeed,
  programmes: readonly ProgrammeState[],
  given: Given,
): Considered[] {
  return programmes.map((programme) => ({ programme, outcome: outcomeFor(need, programme, given) }));
}

function outcomeFor(
  need: RoutableNeed,
  programme: ProgrammeState,
  { excluded, today }: Given,
): Considered['outcome'] {
  if (!programme.categories.includes(need.category)) return 'other-category';
  if (!isOpen(programme, today)) return 'not-open';
  if (!programme.serviceArea.some((area) => areaWithin(need.areaCode, area))) return 'outside-area';
  if (excluded.has(programme.programmeId)) return 'excluded';
  return outcomeOf(programme.criteria, need.facts);
}

function isOpen({ status, window }: ProgrammeState, today: string): boolean {
  return status === 'published' && window.from <= today && (window.until === null || today <= window.until);
}

/** The eligible ones of `consider`, in candidate order, without asking every programme. */
export function candidatesFor(
  need: RoutableNeed,
  programmes: Programmes,
  { excluded, today }: Given,
): ProgrammeState[] {
  const possible = programmes
    .fitting(need)
    .filter((programme) => isOpen(programme, today) && !excluded.has(programme.programmeId));
  return bestFirst(need, possible);
}

/** Eligible programmes, best first: more wanted items → nearer → sooner → programme id. */
export function inCandidateOrder(need: RoutableNeed, considered: readonly Considered[]): ProgrammeState[] {
  const eligible = considered.filter(({ outcome }) => outcome === 'eligible');
  return bestFirst(
    need,
    eligible.map(({ programme }) => programme),
  );
}

function bestFirst(need: RoutableNeed, programmes: readonly ProgrammeState[]): ProgrammeState[] {
  return programmes
    .map((programme) => ({ programme, rank: rankOf(need, programme) }))
    .sort((a, b) => compare(a.rank, b.rank) || (a.programme.programmeId < b.programme.programmeId ? -1 : 1))
    .map(({ programme }) => programme);
}

/** Smaller is better, from left to right. */
function rankOf(need: RoutableNeed, programme: ProgrammeState): readonly number[] {
  const covered = need.items.filter(({ code }) => programme.items.includes(code)).length;
  const nearest = Math.max(
    ...programme.serviceArea.map((area) => (areaWithin(need.areaCode, area) ? area.length : 0)),
  );
  return [-covered, -nearest, programme.leadDays];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return a[at]! - b[at]!;
  return 0;
}

/** The first candidate that has room. `free` is how much each programme can still give. */
export function firstWithRoom(
  candidates: readonly ProgrammeState[],
  free: ReadonlyMap<string, number>,
): ProgrammeState | undefined {
  return candidates.find(({ programmeId, capacity }) => (free.get(programmeId) ?? 0) >= capacity.perMatch);
}
