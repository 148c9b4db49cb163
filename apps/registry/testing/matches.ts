import { newId } from '#kernel';
import { eventOf } from '../../../test/harness/service.js';

/** The events of one match with a programme, as matcher would send them. */
export function newMatch(programmeId: string, units = 1) {
  const ids = { matchId: newId(), needId: newId(), householdId: newId(), providerId: newId() };
  const reference = { ...ids, programmeId, programmeVersion: 1, areaCode: '110101008012', units };
  const at = (version: number) => ({ ...reference, version });
  return {
    proposed: (version = 1) =>
      eventOf(
        'match.proposed',
        { ...at(version), decisionId: newId(), confirmedBy: 'coordinator', plan: ['desk'] },
        { sequence: version },
      ),
    declined: (version = 2) =>
      eventOf('match.declined', { ...at(version), reason: 'other' }, { sequence: version }),
    expired: (version = 2) => eventOf('match.expired', at(version), { sequence: version }),
    withdrawn: (version = 2) =>
      eventOf('match.withdrawn', { ...at(version), reason: 'coordinator' }, { sequence: version }),
    confirmed: (version = 6) =>
      eventOf('match.confirmed', { ...at(version), signedOffBy: 'visit' }, { sequence: version }),
  };
}
