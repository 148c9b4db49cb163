import { Injectable } from '@nestjs/common';
import type { ProgrammeState } from '#contracts';
import { DomainError } from '#kernel';
import { Database } from '#messaging';
import type { KnownNeed } from '../../need/known-need.js';
import type { Decision } from '../decision.repository.js';

export interface StoredDecision extends Omit<Decision, 'need'> {
  readonly need: KnownNeed;
  /** Every programme as it was at the decision. */
  readonly programmes: readonly ProgrammeState[];
}

@Injectable()
export class DecisionQuery {
  constructor(private readonly database: Database) {}

  async one(id: string): Promise<StoredDecision> {
    const [decision] = await this.database.read<Omit<StoredDecision, 'programmes'>>(
      `select id, need, made_at "madeAt", to_char(today, 'YYYY-MM-DD') today, revision::int revision, excluded, free,
         programme_id "programmeId", match_id "matchId", why
       from decision where id = $1`,
      [id],
    );
    if (!decision) throw new DomainError('decision.unknown', { id });
    return { ...decision, programmes: await this.programmesAt(decision.revision) };
  }

  private async programmesAt(revision: number): Promise<ProgrammeState[]> {
    const rows = await this.database.read<{ state: ProgrammeState }>(
      `select distinct on (programme_id) state from programme_version where revision <= $1
       order by programme_id, version desc`,
      [revision],
    );
    return rows.map(({ state }) => state);
  }
}
