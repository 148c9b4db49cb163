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
  /** Programmes to rank at most. */
  readonly limit: number;
}

/** After the eligible ones, nearest to a yes first. */
const OTHERS = ['undetermined', 'ineligible', 'excluded'] as const;

/**
 * Every open programme that serves the category and the place, nearest to a yes first: eligible in candidate order,
 * undetermined with the fewest facts to find out, ineligible with near misses and the fewest conditions that fail,
 * excluded. The others are counted only. Linear in the programmes; of each group all are evaluated in full, but only
 * if those before it leave room for one.
 */
export function rankProgrammes(
  need: RoutableNeed,
  programmes: readonly ProgrammeState[],
  { limit, ...given }: Given,
): Ranking {
  const considered = consider(need, programmes, given);
  const judge = (
    programme: ProgrammeState,
    outcome: JudgedOutcome,
    place: number | null,
  ): RankedProgramme => ({
    programme,
    outcome,
    place,
    verdict: evaluate(programme.criteria, need.facts),
  });
  const ranked = inCandidateOrder(need, considered)
    .slice(0, limit)
    .map((programme, at) => judge(programme, 'eligible', at + 1));
  for (const group of OTHERS) {
    if (ranked.length >= limit) break;
    const members = considered.filter(({ outcome }) => outcome === group);
    ranked.push(...members.map(({ programme }) => judge(programme, group, null)).sort(nearerToYes));
  }
  return { counts: countsOf(considered), ranked: ranked.slice(0, limit) };
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

/** An ineligible programme that nothing can help has no failed condition. */
function distanceOf({
  verdict: { outcome, missing, failed, nearMisses },
}: RankedProgramme): readonly number[] {
  if (outcome !== 'ineligible') return [0, missing.length];
  return [nearMisses.length > 0 ? 1 : 2, failed.length > 0 ? failed.length : Number.MAX_SAFE_INTEGER];
}
