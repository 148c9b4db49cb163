import { newId } from '#kernel';
import { ROUTING_RULES } from '../../routing/domain/made-from.js';
import { propose } from '../../routing/domain/propose.js';
import { inputHashOf } from '../../routing/input-hash.js';
import type { Placed } from '../domain/placed.js';

export interface Moment {
  readonly madeAt: Date;
  readonly today: string;
  readonly revision: number;
}

/** A place in a round as a match, with the decision behind it: only the programme of the round has room for the need. */
export function outcomesOf({ need, programme, candidates, excluded }: Placed, moment: Moment) {
  const room = candidates.map(({ programmeId, capacity }) => [
    programmeId,
    programmeId === programme.programmeId ? capacity.perMatch : 0,
  ]);
  const free: Record<string, number> = Object.fromEntries(room);
  const given = { matchId: newId(), decisionId: newId(), now: moment.madeAt };
  const from = { needVersion: need.needVersion, ...moment, excluded, free };
  const { match, events } = propose(need, programme, given);
  const decision = {
    id: given.decisionId,
    needId: need.id,
    ...from,
    programmeId: programme.programmeId,
    matchId: match.id,
    why: null,
    rules: ROUTING_RULES,
    inputHash: inputHashOf({ need, ...from }),
  };
  return { route: { need, candidates, free, programme, why: null }, decision, match, events };
}
