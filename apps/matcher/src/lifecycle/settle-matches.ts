import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '#contracts';
import type { Tx } from '#messaging';
import { Ledger } from '../match/ledger.js';
import { isLive, type Moved } from '../match/domain/match.js';
import { MatchRepository } from '../match/match.repository.js';
import { NeedRepository } from '../need/need.repository.js';
import type { Programmes } from '../programme/domain/programmes.js';
import { RouteNeeds } from '../routing/route-needs.js';

interface Given {
  /** The events behind it, by need. */
  readonly causes?: ReadonlyMap<string, EventEnvelope>;
  /** Programmes whose provider says that they are full. */
  readonly full?: readonly string[];
}

/** Stores moved matches, routes the needs that are left without one, and gives back or uses up what was held. */
@Injectable()
export class SettleMatches {
  constructor(
    private readonly matches: MatchRepository,
    private readonly needs: NeedRepository,
    private readonly routeNeeds: RouteNeeds,
    private readonly ledger: Ledger,
  ) {}

  /** All in one transaction: nobody ever sees a need without a match, a hold or a reason. */
  async execute(tx: Tx, programmes: Programmes, moves: readonly Moved[], given: Given = {}): Promise<void> {
    const { causes = new Map<string, EventEnvelope>(), full = [] } = given;
    for (const { match, events } of moves) {
      const causedBy = causes.get(match.needId);
      await this.matches.save(
        tx,
        match,
        events.map((event) => ({ ...event, causedBy })),
      );
    }
    const over = moves.map(({ match }) => match).filter(({ state }) => !isLive(state));
    const without = over.filter(({ state }) => state !== 'confirmed').map(({ needId }) => needId);
    const needs = without.length === 0 ? [] : await this.needs.lock(tx, without);
    await this.routeNeeds.execute(
      tx,
      programmes,
      needs.filter(({ status }) => status === 'open'),
      { causes, full, lockToo: over.map(({ programmeId }) => programmeId) },
    );
    const inOrder = over.toSorted((a, b) => (a.programmeId < b.programmeId ? -1 : 1));
    for (const match of inOrder) await this.ledger.settle(tx, match);
    for (const programmeId of full) await this.ledger.closeUntilUpdated(tx, programmeId);
  }
}
