import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { Database, type Tx } from '#messaging';
import { expectVersion } from '#service-kit';
import type { Programmes } from '../../programme/domain/programmes.js';
import { ProgrammeBook } from '../../programme/programme-book.js';
import { proposeSeats } from '../domain/propose-seats.js';
import { move, type Round } from '../domain/round.js';
import { RoundRepository } from '../round.repository.js';
import { RoundSeatsRepository } from '../round-seats.repository.js';
import { CloseRound } from './close-round.js';
import { ConfirmRound } from './confirm-round.js';

interface Which {
  readonly id: string;
  /** The version that the caller has seen. */
  readonly expected: number;
}

interface Step {
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
    private readonly closeRound: CloseRound,
    private readonly confirmRound: ConfirmRound,
    private readonly clock: Clock,
  ) {}

  close(which: Which) {
    return this.move(which, (round, { tx, programmes, now }) =>
      this.closeRound.execute(tx, programmes, round, now),
    );
  }

  compute(which: Which) {
    return this.move(which, async (round, { tx, now }) => {
      const computed = move(round, 'compute', now);
      const frozen = await this.rounds.frozen(tx, round.id);
      await this.rounds.propose(tx, round.id, proposeSeats(computed, frozen));
      return computed;
    });
  }

  confirm(which: Which) {
    return this.move(which, (round, { tx, programmes, now }) =>
      this.confirmRound.execute(tx, programmes, round, now),
    );
  }

  abandon(which: Which, reason: string) {
    return this.move(which, (round, { now }) => Promise.resolve({ ...move(round, 'abandon', now), reason }));
  }

  /** The book is opened and the round locked first; what is held back follows its state. */
  move({ id, expected }: Which, step: (round: Round, given: Step) => Promise<Round>) {
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
