import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import type { Tx } from '#messaging';
import { isOverdraft, Ledger } from '../../match/ledger.js';
import { MatchRepository } from '../../match/match.repository.js';
import { DecisionRepository } from '../../routing/decision.repository.js';
import { RoutedNeeds } from '../../routing/routed-needs.js';
import type { Placed } from '../domain/placed.js';
import { type Moment, outcomesOf } from './round-outcomes.js';

const BATCH = 1000;

/** Writes what a round gives: matches, decisions, events, and last of all the holds. */
@Injectable()
export class WritePlaces {
  constructor(
    private readonly matches: MatchRepository,
    private readonly decisions: DecisionRepository,
    private readonly routed: RoutedNeeds,
    private readonly ledger: Ledger,
  ) {}

  async execute(
    tx: Tx,
    { placed, taken }: { readonly placed: readonly Placed[]; readonly taken: ReadonlyMap<string, number> },
    moment: Moment,
  ): Promise<void> {
    for (let at = 0; at < placed.length; at += BATCH)
      await this.write(tx, placed.slice(at, at + BATCH), moment);
    await this.hold(tx, taken);
  }

  private async write(tx: Tx, placed: readonly Placed[], moment: Moment): Promise<void> {
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
      throw new DomainError('round.out-of-date', { programmes: 0, full: 1 });
    }
  }
}
