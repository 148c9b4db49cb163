import { hash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, DomainError, newId } from '#kernel';
import { Database, type Once } from '#messaging';
import { ProgrammeBook } from '../../programme/programme-book.js';
import type { PriorityClass, Round, RoundTerms } from '../domain/round.js';
import { RoundRepository } from '../round.repository.js';
import { RoundSeatsRepository } from '../round-seats.repository.js';

/** Without classes, those of the policy in force. */
type RoundInput = Omit<RoundTerms, 'classes'> & { readonly classes?: readonly PriorityClass[] };

@Injectable()
export class CreateRound {
  constructor(
    private readonly database: Database,
    private readonly book: ProgrammeBook,
    private readonly rounds: RoundRepository,
    private readonly seats: RoundSeatsRepository,
    private readonly clock: Clock,
  ) {}

  /** Draws the seed now and publishes its hash, so that nobody can choose it once the needs are known. */
  execute(terms: RoundInput, once: Once | undefined) {
    return this.database.transaction(async (tx) => {
      const programmes = await this.book.open(tx);
      const unknown = terms.programmeIds.filter((id) => programmes.get(id) === undefined);
      if (unknown.length > 0) throw new DomainError('round.programme-unknown', { ids: unknown.slice(0, 20) });
      const { classes = programmes.policy.classes } = terms;
      const round = this.open({ ...terms, classes });
      await this.rounds.add(tx, round);
      await this.seats.holdBack(tx, terms.programmeIds);
      const { id, version, seedHash } = round;
      return { id, version, seedHash };
    }, once);
  }

  private open(terms: RoundTerms): Round {
    const now = this.clock.now();
    const seed = randomBytes(32).toString('hex');
    return {
      ...terms,
      id: newId(),
      version: 1,
      state: 'open',
      seed,
      seedHash: hash('sha256', seed),
      overrides: [],
      openedAt: now,
      since: now,
      reason: null,
      inputHash: null,
    };
  }
}
