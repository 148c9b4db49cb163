import { Injectable } from '@nestjs/common';
import type { EventEnvelope, NewEvent } from '#contracts';
import { Clock, dayInBeijing, newId } from '#kernel';
import type { Tx } from '#messaging';
import { isOverdraft, Ledger } from '../match/ledger.js';
import { MatchRepository } from '../match/match.repository.js';
import type { Match } from '../match/domain/match.js';
import type { KnownNeed } from '../need/domain/known-need.js';
import type { Programmes } from '../programme/domain/programmes.js';
import { decideRoutes, type Route, type Weighed } from './domain/decide-routes.js';
import { ROUTING_RULES } from './domain/made-from.js';
import { leaveUnrouted, propose } from './domain/propose.js';
import { candidatesFor, consider } from './domain/route-need.js';
import { sameWhy, type WhyNot } from './domain/why-not.js';
import { type Decision, DecisionRepository } from './decision.repository.js';
import { inputHashOf } from './input-hash.js';
import { RoutedNeeds } from './routed-needs.js';

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

/** Needs with the answers of all programmes, and what else goes into their decisions. */
interface Work {
  readonly weighed: readonly Weighed[];
  readonly excluded: ReadonlyMap<string, ReadonlySet<string>>;
  readonly whys: ReadonlyMap<string, WhyNot>;
  readonly moment: Pick<Decision, 'madeAt' | 'today' | 'revision'>;
  readonly causes: ReadonlyMap<string, EventEnvelope>;
  readonly unheard: boolean;
}

type Decided = ReturnType<typeof decideRoutes>;

const NONE: ReadonlySet<string> = new Set();

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

  /**
   * The needs are locked, open and without a live match; the book is open.
   *
   * Seats are first given out by what is free at the moment, and taken at the very end: a popular programme is
   * locked only for that, and others route meanwhile. Where that does not work out (somebody would get none, or
   * the database says that another was faster), it is decided again with the programmes locked.
   */
  async execute(
    tx: Tx,
    programmes: Programmes,
    needs: readonly KnownNeed[],
    given: Given = {},
  ): Promise<void> {
    if (needs.length === 0) return;
    const work = await this.weighAll(tx, programmes, needs, given);
    const ids = [
      ...new Set(work.weighed.flatMap(({ candidates }) => candidates.map((one) => one.programmeId))),
    ];
    const { lockToo = [] } = given;
    if (lockToo.length === 0) {
      const decided = decideRoutes(work.weighed, await this.ledger.free(tx, ids));
      if (allSeated(decided.routes) && (await this.storeUnlocked(tx, work, decided))) return;
    }
    const room = await this.ledger.lockFree(tx, [...new Set([...ids, ...lockToo])]);
    for (const programmeId of given.full ?? []) room.set(programmeId, 0);
    await this.store(tx, work, decideRoutes(work.weighed, room));
  }

  private async weighAll(
    tx: Tx,
    programmes: Programmes,
    needs: readonly KnownNeed[],
    { causes = new Map<string, EventEnvelope>(), unheard = false }: Given,
  ): Promise<Work> {
    const now = this.clock.now();
    const today = dayInBeijing(now);
    const { excluded, whys } = await this.routed.history(tx, needs);
    const weighed = needs.map((need): Weighed => {
      const apart = { excluded: excluded.get(need.id) ?? NONE, today };
      return {
        need,
        candidates: candidatesFor(need, programmes, apart),
        consider: () => consider(need, programmes.all, apart),
      };
    });
    const moment = { madeAt: now, today, revision: programmes.revision };
    return { weighed, excluded, whys, moment, causes, unheard };
  }

  /** False, with nothing stored, when another transaction was faster. */
  private async storeUnlocked(tx: Tx, work: Work, decided: Decided): Promise<boolean> {
    await tx.query('savepoint unlocked_routing');
    try {
      await this.store(tx, work, decided);
      return true;
    } catch (error) {
      if (!isOverdraft(error)) throw error;
      await tx.query('rollback to savepoint unlocked_routing');
      return false;
    }
  }

  private async store(tx: Tx, work: Work, { routes, taken }: Decided): Promise<void> {
    const outcomes = routes
      .filter(({ need, why }) => why === null || !sameWhy(why, work.whys.get(need.decisionId ?? '')))
      .map((route) => outcomeOf(route, work));
    await this.matches.add(
      tx,
      outcomes.flatMap(({ match }) => match ?? []),
    );
    await this.decisions.add(
      tx,
      outcomes.map(({ decision }) => decision),
    );
    await this.routed.note(tx, routes, outcomes, work.unheard);
    await tx.publish(outcomes.flatMap(({ events }) => events));
    await this.ledger.hold(tx, taken);
  }
}

/** Nobody who has a candidate is left without a seat. Needs without one cannot miss any. */
function allSeated(routes: readonly Route[]): boolean {
  return routes.every(({ programme, candidates }) => programme !== null || candidates.length === 0);
}

function outcomeOf(route: Route, { excluded: all, moment, causes }: Work): Outcome {
  const { need, programme, why, free } = route;
  const excluded = [...(all.get(need.id) ?? NONE)];
  const causedBy = causes.get(need.id);
  const given = { matchId: newId(), decisionId: newId(), now: moment.madeAt, causedBy };
  const from = { needVersion: need.needVersion, ...moment, excluded, free };
  const inputHash = inputHashOf({ need, ...from });
  const made = { id: given.decisionId, needId: need.id, ...from, rules: ROUTING_RULES, inputHash };
  if (programme === null) {
    const decision = { ...made, programmeId: null, matchId: null, why };
    return { route, decision, match: null, events: [leaveUnrouted(need, why!, given)] };
  }
  const { match, events } = propose(need, programme, given);
  const decision = { ...made, programmeId: programme.programmeId, matchId: match.id, why: null };
  return { route, decision, match, events };
}
