import { Injectable } from '@nestjs/common';
import { dayInBeijing, DomainError } from '#kernel';
import type { Tx } from '#messaging';
import { isOverdraft, Ledger } from '../../match/ledger.js';
import { MatchRepository } from '../../match/match.repository.js';
import { NeedRepository } from '../../need/need.repository.js';
import type { Programmes } from '../../programme/domain/programmes.js';
import { DecisionRepository } from '../../routing/decision.repository.js';
import { ExclusionRepository } from '../../routing/exclusion.repository.js';
import { RoutedNeeds } from '../../routing/routed-needs.js';
import { move, type Round } from '../domain/round.js';
import { type Placed, placedOf } from '../domain/placed.js';
import { RoundRepository } from '../round.repository.js';
import { RoundSeatsRepository } from '../round-seats.repository.js';
import { outcomesOf } from './round-outcomes.js';

const BATCH = 1000;

/** Writes all matches of the proposal, or none: what it was computed from must still be so. */
@Injectable()
export class ConfirmRound {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly seats: RoundSeatsRepository,
    private readonly needs: NeedRepository,
    private readonly exclusions: ExclusionRepository,
    private readonly matches: MatchRepository,
    private readonly decisions: DecisionRepository,
    private readonly routed: RoutedNeeds,
    private readonly ledger: Ledger,
  ) {}

  async execute(tx: Tx, programmes: Programmes, round: Round, now: Date): Promise<Round> {
    const confirmed = move(round, 'confirm', now);
    const frozen = await this.rounds.frozen(tx, round.id);
    const { seats } = await this.rounds.proposal(tx, round.id);
    const ids = seats.map(({ needId }) => needId);
    const needs = await this.needs.lock(tx, ids);
    const excluded = await this.exclusions.byNeed(tx, ids);
    const free = await this.seats.lockSeats(tx, round.programmeIds);
    const today = dayInBeijing(now);
    const { placed, taken, changed } = placedOf({ frozen, seats, needs, excluded, free, programmes, today });
    if (changed.needs + changed.programmes + changed.full > 0)
      throw new DomainError('round.out-of-date', { ...changed });
    for (let at = 0; at < placed.length; at += BATCH)
      await this.write(tx, placed.slice(at, at + BATCH), {
        madeAt: now,
        today,
        revision: programmes.revision,
      });
    await this.hold(tx, taken);
    return confirmed;
  }

  private async write(
    tx: Tx,
    placed: readonly Placed[],
    moment: { readonly madeAt: Date; readonly today: string; readonly revision: number },
  ): Promise<void> {
    const outcomes = placed.map((one) => outcomesOf(one, moment));
    await this.matches.add(
      tx,
      outcomes.map(({ match }) => match),
    );
    await this.decisions.add(
      tx,
      outcomes.map(({ decision }) => decision),
    );
    await this.routed.note(
      tx,
      outcomes.map(({ route }) => route),
      outcomes,
      false,
    );
    await tx.publish(outcomes.flatMap(({ events }) => events));
  }

  private async hold(tx: Tx, taken: ReadonlyMap<string, number>): Promise<void> {
    try {
      await this.ledger.hold(tx, taken);
    } catch (error) {
      if (!isOverdraft(error)) throw error;
      throw new DomainError('round.out-of-date', { needs: 0, programmes: 0, full: 1 });
    }
  }
}
