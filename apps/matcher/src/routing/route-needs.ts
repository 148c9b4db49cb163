import { Injectable } from '@nestjs/common';
import type { EventEnvelope, NewEvent } from '#contracts';
import { Clock, dayInBeijing, newId } from '#kernel';
import type { Tx } from '#messaging';
import { Ledger } from '../match/ledger.js';
import { MatchRepository } from '../match/match.repository.js';
import type { Match } from '../match/domain/match.js';
import type { KnownNeed } from '../need/domain/known-need.js';
import type { Programmes } from '../programme/programme-book.js';
import { decideRoutes, type Route, weigh, type Weighed } from './domain/decide-routes.js';
import { leaveUnrouted, propose } from './domain/propose.js';
import { consider } from './domain/route-need.js';
import { sameWhy } from './domain/why-not.js';
import { type Decision, DecisionRepository } from './decision.repository.js';
import { ExclusionRepository } from './exclusion.repository.js';
import { RoutedNeeds } from './routed-needs.js';
import { WaitingList } from './waiting-list.js';

interface Given {
  /** The events behind it, by need. */
  readonly causes?: ReadonlyMap<string, EventEnvelope>;
  /** Programmes whose ledger the caller changes afterwards: all are locked at once, so that none can deadlock. */
  readonly lockToo?: readonly string[];
  /** Programmes without room, whatever the ledger says. */
  readonly full?: readonly string[];
  /** The needs are not stored yet: they are, as they stand after this. */
  readonly unheard?: boolean;
}

interface Outcome {
  readonly route: Route;
  readonly decision: Decision;
  readonly match: Match | null;
  readonly events: readonly NewEvent[];
}

/** Finds for each need the first programme in candidate order that fits and has room, and holds it. */
@Injectable()
export class RouteNeeds {
  constructor(
    private readonly ledger: Ledger,
    private readonly matches: MatchRepository,
    private readonly decisions: DecisionRepository,
    private readonly routed: RoutedNeeds,
    private readonly clock: Clock,
  ) {}

  /** The needs are locked, open and without a live match; the book is open. */
  async execute(
    tx: Tx,
    programmes: Programmes,
    needs: readonly KnownNeed[],
    given: Given = {},
  ): Promise<void> {
    if (needs.length === 0) return;
    const { causes = new Map<string, EventEnvelope>(), lockToo = [], full = [], unheard = false } = given;
    const now = this.clock.now();
    const today = dayInBeijing(now);
    const { excluded, whys } = await this.routed.history(tx, needs);
    const none = new Set<string>();
    const weighed = needs.map((need) =>
      weigh(need, consider(need, programmes.all, excluded.get(need.id) ?? none, today)),
    );
    const room = await this.room(tx, weighed, lockToo);
    for (const programmeId of full) room.set(programmeId, 0);
    const { routes, taken } = decideRoutes(weighed, room);
    const moment = { madeAt: now, today, revision: programmes.revision };
    const outcomes = routes
      .filter(({ need, why }) => why === null || !sameWhy(why, whys.get(need.decisionId ?? '')))
      .map((route) =>
        outcomeOf(route, moment, [...(excluded.get(route.need.id) ?? none)], causes.get(route.need.id)),
      );
    await this.store(tx, routes, taken, outcomes, unheard);
  }

  private async room(tx: Tx, weighed: readonly Weighed[], lockToo: readonly string[]) {
    const candidates = weighed.flatMap((need) => need.candidates.map(({ programmeId }) => programmeId));
    const ids = new Set([...candidates, ...lockToo]);
    return ids.size === 0 ? new Map<string, number>() : this.ledger.free(tx, [...ids]);
  }

  private async store(
    tx: Tx,
    routes: readonly Route[],
    taken: ReadonlyMap<string, number>,
    outcomes: readonly Outcome[],
    unheard: boolean,
  ): Promise<void> {
    if (taken.size > 0) await this.ledger.hold(tx, taken);
    await this.matches.add(
      tx,
      outcomes.flatMap(({ match }) => match ?? []),
    );
    await this.decisions.add(
      tx,
      outcomes.map(({ decision }) => decision),
    );
    await this.routed.note(tx, routes, outcomes, unheard);
    await tx.publish(outcomes.flatMap(({ events }) => events));
  }
}

function outcomeOf(
  route: Route,
  moment: Pick<Decision, 'madeAt' | 'today' | 'revision'>,
  excluded: readonly string[],
  causedBy: EventEnvelope | undefined,
): Outcome {
  const { need, programme, why, free } = route;
  const given = { matchId: newId(), decisionId: newId(), now: moment.madeAt, causedBy };
  const made = {
    id: given.decisionId,
    needId: need.id,
    needVersion: need.needVersion,
    ...moment,
    excluded,
    free,
  };
  if (programme === null) {
    const decision = { ...made, programmeId: null, matchId: null, why };
    return { route, decision, match: null, events: [leaveUnrouted(need, why!, given)] };
  }
  const { match, events } = propose(need, programme, given);
  const decision = { ...made, programmeId: programme.programmeId, matchId: match.id, why: null };
  return { route, decision, match, events };
}
