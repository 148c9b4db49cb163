import type { EventEnvelope, NewEvent, ProgrammeState } from '#contracts';
import { confirm, type Match, type Moved, refOf } from '../../match/domain/match.js';
import type { KnownNeed } from '../../need/domain/known-need.js';
import type { WhyNot } from './why-not.js';

interface Given {
  readonly matchId: string;
  readonly decisionId: string;
  readonly now: Date;
  readonly causedBy?: EventEnvelope;
}

/** Proposes a programme for a need; where the programme's policy confirms by itself, it is applied for at once. */
export function propose(need: KnownNeed, programme: ProgrammeState, given: Given): Moved {
  const { confirmedBy } = programme.decision;
  const match: Match = {
    id: given.matchId,
    version: 1,
    state: 'proposed',
    needId: need.id,
    householdId: need.householdId,
    programmeId: programme.programmeId,
    programmeVersion: programme.version,
    providerId: programme.providerId,
    areaCode: need.areaCode,
    units: programme.capacity.perMatch,
    decisionId: given.decisionId,
    plan: programme.plan.map(({ lineId }) => lineId),
    lines: [],
    note: null,
    since: given.now,
    needSequence: need.sequence + 1,
  };
  const data = { ...refOf(match), decisionId: given.decisionId, confirmedBy, plan: [...match.plan] };
  const proposed: NewEvent = { type: 'match.proposed', at: given.now, sequence: match.needSequence, data };
  const moved = confirmedBy === 'policy' ? confirm(match, given.now) : { match, events: [] };
  const events = [proposed, ...moved.events].map((event) => ({ ...event, causedBy: given.causedBy }));
  return { match: moved.match, events };
}

/** Nothing can take the need now, and why. */
export function leaveUnrouted(
  need: KnownNeed,
  why: WhyNot,
  given: Omit<Given, 'matchId'>,
): NewEvent<'need.unrouted'> {
  return {
    type: 'need.unrouted',
    at: given.now,
    sequence: need.sequence + 1,
    causedBy: given.causedBy,
    data: {
      needId: need.id,
      householdId: need.householdId,
      areaCode: need.areaCode,
      decisionId: given.decisionId,
      ...why,
    },
  };
}
