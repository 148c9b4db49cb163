import { Injectable } from '@nestjs/common';
import { proposeSeats } from '../domain/propose-seats.js';
import { move, type Round } from '../domain/round.js';
import { RoundRepository } from '../round.repository.js';
import type { RoundStep } from './move-round.js';

/** Works out the proposal; one that is not proven is not stored. */
@Injectable()
export class ComputeRound {
  constructor(private readonly rounds: RoundRepository) {}

  async execute(round: Round, { tx, now }: RoundStep): Promise<Round> {
    const computed = move(round, 'compute', now);
    const frozen = await this.rounds.frozen(tx, round.id);
    await this.rounds.propose(tx, round.id, proposeSeats(computed, frozen));
    return computed;
  }
}
