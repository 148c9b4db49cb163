import { Injectable } from '@nestjs/common';
import type { Allocation } from '#allocation';
import { DomainError } from '#kernel';
import type { Tx } from '#messaging';
import type { FrozenInput, Round } from './domain/round.js';

export const ROUND_COLUMNS = `id, version, state, name, programme_ids "programmeIds", classes, reserves, overrides, seed,
  seed_hash "seedHash", opened_at "openedAt", since, reason, input_hash "inputHash"`;

@Injectable()
export class RoundRepository {
  /** The round, locked: after the programme book, before needs, matches and programmes. */
  async lock(tx: Tx, id: string): Promise<Round> {
    const [round] = await tx.query<Round>(`select ${ROUND_COLUMNS} from round where id = $1 for update`, [
      id,
    ]);
    if (!round) throw new DomainError('round.unknown', { id });
    return round;
  }

  /** What it was frozen to; it is closed. */
  async frozen(tx: Tx, id: string): Promise<FrozenInput> {
    const [row] = await tx.query<{ input: FrozenInput }>('select input from round where id = $1', [id]);
    return row!.input;
  }

  async proposal(tx: Tx, id: string): Promise<Allocation> {
    const [row] = await tx.query<{ proposal: string }>('select proposal from round where id = $1', [id]);
    return JSON.parse(row!.proposal);
  }

  async add(tx: Tx, round: Round): Promise<void> {
    await tx.query(
      `insert into round (id, version, state, name, programme_ids, classes, reserves, overrides, seed, seed_hash,
         opened_at, since)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
      [
        round.id,
        round.version,
        round.state,
        JSON.stringify(round.name),
        JSON.stringify(round.programmeIds),
        JSON.stringify(round.classes),
        JSON.stringify(round.reserves),
        JSON.stringify(round.overrides),
        round.seed,
        round.seedHash,
        round.openedAt,
      ],
    );
  }

  async save(tx: Tx, round: Round): Promise<void> {
    await tx.query(
      `update round set version = $2, state = $3, overrides = $4, since = $5, reason = $6, input_hash = $7
       where id = $1`,
      [
        round.id,
        round.version,
        round.state,
        JSON.stringify(round.overrides),
        round.since,
        round.reason,
        round.inputHash,
      ],
    );
  }

  async freeze(tx: Tx, id: string, input: FrozenInput): Promise<void> {
    await tx.query('update round set input = $2 where id = $1', [id, JSON.stringify(input)]);
  }

  /** Kept as text: its bytes are what others recompute. */
  async propose(tx: Tx, id: string, proposal: Allocation): Promise<void> {
    await tx.query('update round set proposal = $2 where id = $1', [id, JSON.stringify(proposal)]);
  }
}
