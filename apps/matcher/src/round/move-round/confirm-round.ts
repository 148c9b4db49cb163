import { Injectable } from '@nestjs/common';
import { dayInBeijing, DomainError } from '#kernel';
import { NeedRepository } from '../../need/need.repository.js';
import { ExclusionRepository } from '../../routing/exclusion.repository.js';
import { move, type Round } from '../domain/round.js';
import { placedOf } from '../domain/placed.js';
import { RoundRepository } from '../round.repository.js';
import { RoundSeatsRepository } from '../round-seats.repository.js';
import type { RoundStep } from './move-round.js';
import { WritePlaces } from './write-places.js';

/** Writes all matches of the proposal, or none: what it was computed from must still be so. */
@Injectable()
export class ConfirmRound {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly seats: RoundSeatsRepository,
    private readonly needs: NeedRepository,
    private readonly exclusions: ExclusionRepository,
    private readonly writePlaces: WritePlaces,
  ) {}

  async execute(round: Round, { tx, programmes, now }: RoundStep): Promise<Round> {
    const confirmed = move(round, 'confirm', now);
    const frozen = await this.rounds.frozen(tx, round.id);
    const { seats } = await this.rounds.proposal(tx, round.id);
    const ids = seats.map(({ needId }) => needId);
    const needs = await this.needs.lock(tx, ids);
    const excluded = await this.exclusions.byNeed(tx, ids);
    const free = await this.seats.lockSeats(tx, round.programmeIds);
    const today = dayInBeijing(now);
    const { placed, taken, changed } = placedOf({ frozen, seats, needs, excluded, free, programmes, today });
    const { needs: moved, programmes: revised, full } = changed;
    if (revised + full > 0) throw new DomainError('round.out-of-date', { programmes: revised, full });
    if (moved.length > 0)
      throw new DomainError('round.needs-changed', { count: moved.length, ids: moved.slice(0, 20) });
    const moment = { madeAt: now, today, revision: programmes.revision };
    await this.writePlaces.execute(tx, { placed, taken }, moment);
    return confirmed;
  }
}
