import { Injectable } from '@nestjs/common';
import type { Allocation } from '#allocation';
import { DomainError } from '#kernel';
import { Database } from '#messaging';
import { after, limitOf, type Page, pageOf, type PageQuery } from '#service-kit';
import type { FrozenInput, Round } from '../domain/round.js';
import { ROUND_COLUMNS } from '../round.repository.js';

export type RoundView = Omit<Round, 'seed'> & { readonly seed: string | null };

export interface Proposal {
  readonly round: Round;
  readonly frozen: FrozenInput;
  readonly allocation: Allocation;
  /** The allocation as it was written. */
  readonly text: string;
}

@Injectable()
export class RoundsQuery {
  constructor(private readonly database: Database) {}

  async one(id: string): Promise<Round> {
    const sql = `select ${ROUND_COLUMNS} from round where id = $1`;
    const [round] = await this.database.read<Round>(sql, [id]);
    if (!round) throw new DomainError('round.unknown', { id });
    return round;
  }

  async page(query: PageQuery): Promise<Page<RoundView>> {
    const sql = `select ${ROUND_COLUMNS} from round where ($1::uuid is null or id > $1) order by id limit $2`;
    const rounds = await this.database.read<Round>(sql, [after(query), limitOf(query) + 1]);
    return pageOf(rounds.map(viewOf), query, ({ id }) => id);
  }

  /** What a closed round is computed from. */
  async frozen(id: string): Promise<{ round: Round; frozen: FrozenInput }> {
    const sql = `select ${ROUND_COLUMNS}, input frozen from round where id = $1`;
    const [row] = await this.database.read<Round & { frozen: FrozenInput | null }>(sql, [id]);
    if (!row) throw new DomainError('round.unknown', { id });
    const { frozen, ...round } = row;
    if (frozen === null) throw new DomainError('round.not-closed', { state: round.state });
    return { round, frozen };
  }

  async proposal(id: string): Promise<Proposal> {
    const { round, frozen } = await this.frozen(id);
    const sql = 'select proposal text from round where id = $1 and version = $2';
    const [row] = await this.database.read<{ text: string | null }>(sql, [id, round.version]);
    if (!row) throw new DomainError('write.conflict');
    if (row.text === null) throw new DomainError('round.not-computed', { state: round.state });
    return { round, frozen, allocation: JSON.parse(row.text), text: row.text };
  }
}

/** The seed is nobody's business before the needs are frozen. */
export function viewOf(round: Round): RoundView {
  return { ...round, seed: round.inputHash === null ? null : round.seed };
}
