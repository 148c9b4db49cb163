import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { dayInBeijing } from '#kernel';
import { canonical } from '../../routing/domain/canonical.js';
import { ExclusionRepository } from '../../routing/exclusion.repository.js';
import { freezeRound } from '../domain/freeze-round.js';
import { move, type Round, roundInput } from '../domain/round.js';
import { RoundRepository } from '../round.repository.js';
import { RoundSeatsRepository } from '../round-seats.repository.js';
import type { RoundStep } from './move-round.js';

/** Freezes what the round is computed from. */
@Injectable()
export class CloseRound {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly seats: RoundSeatsRepository,
    private readonly exclusions: ExclusionRepository,
  ) {}

  async execute(round: Round, { tx, programmes, now }: RoundStep): Promise<Round> {
    const closed = move(round, 'close', now);
    const { programmeIds } = closed;
    const categories = programmeIds.flatMap((id) => programmes.get(id)?.categories ?? []);
    const needs = await this.seats.waitingNeeds(tx, [...new Set(categories)]);
    const excluded = await this.exclusions.byNeed(
      tx,
      needs.map(({ id }) => id),
    );
    const free = await this.seats.seats(tx, programmeIds);
    const seats = new Map(free.map((one) => [one.id, one.seats]));
    const frozen = freezeRound(closed, needs, { programmes, seats, excluded, today: dayInBeijing(now) });
    await this.rounds.freeze(tx, round.id, frozen);
    return { ...closed, inputHash: hash('sha256', canonical(roundInput(closed, frozen))) };
  }
}
