import type { DataOf } from '#contracts';
import { newId } from '#kernel';
import { eventOf } from '../../../test/harness/service.js';
import { COMMUNITY } from './catalogue.js';

type Moved =
  | 'match.applied'
  | 'match.accepted'
  | 'match.expired'
  | 'match.delivered'
  | 'match.declined'
  | 'match.proposed'
  | 'match.confirmed';

const MORE: { [T in Moved]: Omit<DataOf<T>, keyof DataOf<'match.applied'>> } = {
  'match.applied': {},
  'match.accepted': {},
  'match.expired': {},
  'match.delivered': { lines: 1 },
  'match.declined': { reason: 'other' },
  'match.proposed': { decisionId: newId(), confirmedBy: 'coordinator', plan: ['desk'] },
  'match.confirmed': { signedOffBy: 'visit' },
};

/** What matcher would have told about a need. */
export function matchEvent(type: Moved, needId: string, matchId: string, sequence: number) {
  const reference = {
    matchId,
    needId,
    householdId: newId(),
    programmeId: newId(),
    programmeVersion: 1,
    providerId: newId(),
    areaCode: COMMUNITY,
    units: 1,
    version: sequence,
  };
  return eventOf(type, { ...reference, ...MORE[type] }, { sequence });
}
