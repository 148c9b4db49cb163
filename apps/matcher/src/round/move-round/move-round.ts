import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { Database, type Tx } from '#messaging';
import { expectVersion } from '#service-kit';
import type { Programmes } from '../../programme/domain/programmes.js';
import { ProgrammeBook } from '../../programme/programme-book.js';
import type { Round } from '../domain/round.js';
import { RoundRepository } from '../round.repository.js';
import { RoundSeatsRepository } from '../round-seats.repository.js';

interface Which {
  readonly id: string;
  /** The version that the caller has seen. */
  readonly expected: number;
}

export interface RoundStep {
  readonly tx: Tx;
  readonly programmes: Programmes;
  readonly now: Date;
}

@Injectable()
export class MoveRound {
  constructor(
    private readonly database: Database,
    private readonly book: ProgrammeBook,
    private readonly rounds: RoundRepository,
    private readonly seats: RoundSeatsRepository,
    private readonly clock: Clock,
  ) {}

  /** The book is opened and the round locked first; what is held back follows its state. */
  execute({ id, expected }: Which, step: (round: Round, given: RoundStep) => Promise<Round>) {
    return this.database.transaction(async (tx) => {
      const programmes = await this.book.open(tx);
      const before = await this.rounds.lock(tx, id);
      expectVersion(before, expected);
      const round = await step(before, { tx, programmes, now: this.clock.now() });
      await this.rounds.save(tx, round);
      if (round.state === 'confirmed' || round.state === 'abandoned')
        await this.seats.holdBack(tx, round.programmeIds);
      const { version, state } = round;
      return { id, version, state };
    });
  }
}
