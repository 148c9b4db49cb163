import type { ProgrammeState, RoutingOutcome } from '#contracts';
import { evaluate, explain, type FactCatalogue, type Language, type Verdict } from '#eligibility';
import { consider, inCandidateOrder, type RoutableNeed } from './route-need.js';

/** One programme's answer to a need, with its reasons. */
export interface ExplainedProgramme {
  readonly programmeId: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly outcome: RoutingOutcome | 'chosen' | 'eligible';
  /** 1 is the first choice; null when it is no candidate. */
  readonly place: number | null;
  /** What it could still give; null when that was not asked. */
  readonly free: number | null;
  readonly verdict: Verdict | null;
  readonly reasons: readonly string[];
}

interface MadeFrom {
  readonly need: RoutableNeed;
  readonly programmes: readonly ProgrammeState[];
  readonly excluded: readonly string[];
  readonly today: string;
  readonly free: Readonly<Record<string, number>>;
  readonly programmeId: string | null;
}

/** The answers of all programmes as they were at the decision: candidates in their order, then the others. */
export function explainDecision(
  made: MadeFrom,
  catalogue: FactCatalogue,
  language: Language,
): ExplainedProgramme[] {
  const considered = consider(made.need, made.programmes, {
    excluded: new Set(made.excluded),
    today: made.today,
  });
  const order = inCandidateOrder(made.need, considered).map(({ programmeId }) => programmeId);
  const explained = considered.map(({ programme, outcome }): ExplainedProgramme => {
    const { programmeId, name } = programme;
    const verdict = JUDGED.has(outcome) ? evaluate(programme.criteria, made.need.facts) : null;
    return {
      programmeId,
      name,
      outcome: outcome === 'eligible' ? candidateOutcome(programme, made) : outcome,
      place: outcome === 'eligible' ? order.indexOf(programmeId) + 1 : null,
      free: made.free[programmeId] ?? null,
      verdict,
      reasons: verdict === null ? [] : explain(verdict, catalogue, language),
    };
  });
  return explained.sort((a, b) => (a.place ?? LAST) - (b.place ?? LAST));
}

const LAST = Number.MAX_SAFE_INTEGER;
const JUDGED: ReadonlySet<string> = new Set(['eligible', 'ineligible', 'undetermined']);

function candidateOutcome(
  { programmeId, capacity }: ProgrammeState,
  made: MadeFrom,
): ExplainedProgramme['outcome'] {
  if (programmeId === made.programmeId) return 'chosen';
  return (made.free[programmeId] ?? 0) < capacity.perMatch ? 'no-capacity' : 'eligible';
}
