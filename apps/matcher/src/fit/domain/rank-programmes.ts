import type { ProgrammeState, RoutingOutcome } from '#contracts';
import { evaluate, type Verdict } from '#eligibility';
import {
  consider,
  type Considered,
  inCandidateOrder,
  type RoutableNeed,
} from '../../routing/domain/route-need.js';

type JudgedOutcome = 'eligible' | 'undetermined' | 'ineligible' | 'excluded';

export interface RankedProgramme {
  readonly programme: ProgrammeState;
  readonly outcome: JudgedOutcome;
  /** 1 is the first choice; null when it is no candidate. */
  readonly place: number | null;
  readonly verdict: Verdict;
}

export interface Ranking {
  /** How many programmes by answer. */
  readonly counts: Readonly<Record<RoutingOutcome | 'eligible', number>>;
  readonly ranked: readonly RankedProgramme[];
}

interface Given {
  readonly excluded: ReadonlySet<string>;
  /** The day in Beijing. */
  readonly today: string;
}

const GROUPS: readonly string[] = ['eligible', 'undetermined', 'ineligible', 'excluded'];

/**
 * Every open programme that serves the category and the place, nearest to a yes first: eligible in candidate order,
 * undetermined with the fewest facts to find out, ineligible with near misses and the fewest conditions that fail,
 * excluded. The others are counted only. Linear in the programmes; those that are ranked are evaluated in full.
 */
export function rankProgrammes(
  need: RoutableNeed,
  programmes: readonly ProgrammeState[],
  given: Given,
): Ranking {
  const considered = consider(need, programmes, given);
  const places = new Map(
    inCandidateOrder(need, considered).map(({ programmeId }, at) => [programmeId, at + 1]),
  );
  const ranked = considered.filter(isJudged).map(({ programme, outcome }): RankedProgramme => {
    const verdict = evaluate(programme.criteria, need.facts);
    return { programme, outcome, place: places.get(programme.programmeId) ?? null, verdict };
  });
  return { counts: countsOf(considered), ranked: ranked.sort(nearerToYes) };
}

function isJudged(one: Considered): one is Considered & { readonly outcome: JudgedOutcome } {
  return GROUPS.includes(one.outcome);
}

function countsOf(considered: readonly Considered[]): Ranking['counts'] {
  const counts = {
    eligible: 0,
    undetermined: 0,
    ineligible: 0,
    excluded: 0,
    'no-capacity': 0,
    'not-open': 0,
    'outside-area': 0,
    'other-category': 0,
  };
  for (const { outcome } of considered) counts[outcome] += 1;
  return counts;
}

function nearerToYes(a: RankedProgramme, b: RankedProgramme): number {
  const [left, right] = [distanceOf(a), distanceOf(b)];
  const at = left.findIndex((step, index) => step !== right[index]);
  if (at !== -1) return (left[at] ?? 0) - (right[at] ?? 0);
  return a.programme.programmeId < b.programme.programmeId ? -1 : 1;
}

/** Group, then how far from a yes within it. An ineligible programme that nothing can help has no failed condition. */
function distanceOf({ outcome, place, verdict }: RankedProgramme): readonly number[] {
  const { missing, failed, nearMisses } = verdict;
  const group = GROUPS.indexOf(outcome);
  if (verdict.outcome === 'eligible') return [group, 0, place ?? 0];
  if (verdict.outcome === 'undetermined') return [group, 1, missing.length];
  return [group, nearMisses.length > 0 ? 2 : 3, failed.length > 0 ? failed.length : Number.MAX_SAFE_INTEGER];
}
