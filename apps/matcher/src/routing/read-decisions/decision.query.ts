import { Injectable } from '@nestjs/common';
import type { ProgrammeState } from '#contracts';
import { DomainError } from '#kernel';
import { Database } from '#messaging';
import { STATE } from '../../need/need.repository.js';
import type { Decision } from '../decision.repository.js';
import type { RoutableNeed } from '../domain/route-need.js';

export interface StoredDecision extends Decision {
  /** The need as it was at the decision. */
  readonly need: RoutableNeed;
  /** False when that version of the need is not stored any more: `need` is as it is today. */
  readonly known: boolean;
  /** Every programme as it was at the decision. */
  readonly programmes: readonly ProgrammeState[];
}

@Injectable()
export class DecisionQuery {
  constructor(private readonly database: Database) {}

  async one(id: string): Promise<StoredDecision> {
    const [decision] = await this.database.read<Omit<StoredDecision, 'programmes'>>(
      `select d.id, d.need_id "needId", d.need_version::int "needVersion", d.made_at "madeAt",
         to_char(d.today, 'YYYY-MM-DD') today, d.revision::int revision, d.excluded, d.free,
         d.programme_id "programmeId", d.match_id "matchId", d.why, d.rules, d.input_hash "inputHash",
         coalesce(h.state, ${STATE}) need,
         h.need_id is not null or n.need_version = d.need_version
           or (n.status <> 'open' and n.need_version = d.need_version + 1) known
       from decision d join need n on n.id = d.need_id
         left join need_history h on h.need_id = d.need_id and h.need_version = d.need_version
       where d.id = $1`,
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
