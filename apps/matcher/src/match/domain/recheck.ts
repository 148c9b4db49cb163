import type { MatchWithdrawalReason, ProgrammeState } from '#contracts';
import type { KnownNeed } from '../../need/domain/known-need.js';
import { consider } from '../../routing/domain/route-need.js';
import type { Match } from './match.js';

const NOTHING: ReadonlySet<string> = new Set();

/**
 * Whether a match still stands after its need or its programme has changed: null if so, else why not.
 * Once the provider has accepted, only people end a match.
 */
export function reasonToWithdraw(
  match: Match,
  { need, programme }: { need: KnownNeed; programme: ProgrammeState | undefined },
  today: string,
): MatchWithdrawalReason | null {
  if (match.state !== 'proposed' && match.state !== 'applied') return null;
  if (programme === undefined || programme.status === 'closed') return 'programme-closed';
  if (match.state === 'applied') return null;
  const [answer] = consider(need, [{ ...programme, status: 'published' }], { excluded: NOTHING, today });
  return answer!.outcome === 'eligible' ? null : 'no-longer-eligible';
}
