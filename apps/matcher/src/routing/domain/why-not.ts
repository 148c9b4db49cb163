import type { DataOf, RoutingOutcome } from '#contracts';
import { evaluate, failedFacts } from '#eligibility';
import type { Considered, RoutableNeed } from './route-need.js';

export type WhyNot = Pick<DataOf<'need.unrouted'>, 'counts' | 'nearest'>;

const MOST = 20;

/** How near an answer is to a yes: what one can do something about comes first. */
const NEARNESS: readonly RoutingOutcome[] = [
  'no-capacity',
  'undetermined',
  'ineligible',
  'excluded',
  'not-open',
  'outside-area',
  'other-category',
];

/** Why nothing fits: how many programmes by answer, and the nearest ones with the facts in question. */
export function whyNot(need: RoutableNeed, considered: readonly Considered[]): WhyNot {
  const answers = considered.map(({ programme, outcome }) => ({
    programme,
    outcome: outcome === 'eligible' ? ('no-capacity' as const) : outcome,
  }));
  const counts: WhyNot['counts'] = {};
  for (const { outcome } of answers) counts[outcome] = (counts[outcome] ?? 0) + 1;
  const nearest = answers
    .filter(({ outcome }) => outcome !== 'other-category')
    .map((answer) => ({ ...answer, ...factsInQuestion(need, answer) }))
    .sort(
      (a, b) =>
        NEARNESS.indexOf(a.outcome) - NEARNESS.indexOf(b.outcome) ||
        a.failed.length + a.missing.length - (b.failed.length + b.missing.length) ||
        (a.programme.programmeId < b.programme.programmeId ? -1 : 1),
    )
    .slice(0, MOST)
    .map(({ programme, outcome, failed, missing }) => ({
      programmeId: programme.programmeId,
      outcome,
      failed,
      missing,
    }));
  return { counts, nearest };
}

function factsInQuestion(
  need: RoutableNeed,
  answer: { programme: Considered['programme']; outcome: string },
) {
  if (answer.outcome !== 'ineligible' && answer.outcome !== 'undetermined')
    return { failed: [], missing: [] };
  const verdict = evaluate(answer.programme.criteria, need.facts);
  return { failed: failedFacts(verdict), missing: [...verdict.missing] };
}

/** True when nothing new can be said. */
export function sameWhy(why: WhyNot, last: WhyNot | undefined): boolean {
  return last !== undefined && canonical(why) === canonical(last);
}

/** PostgreSQL's jsonb keeps no order of keys. */
function canonical({ counts, nearest }: WhyNot): string {
  const sorted = Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
  const programmes = nearest.map(({ programmeId, outcome, failed, missing }) => [
    programmeId,
    outcome,
    failed,
    missing,
  ]);
  return JSON.stringify([sorted, programmes]);
}
