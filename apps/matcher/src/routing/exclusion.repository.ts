import { Injectable } from '@nestjs/common';
import type { Tx } from '#messaging';

/** Programmes that are passed over for a need. */
@Injectable()
export class ExclusionRepository {
  async add(tx: Tx, needId: string, programmeId: string, reason: string): Promise<void> {
    await tx.query(
      `insert into exclusion (need_id, programme_id, reason) values ($1, $2, $3)
       on conflict (need_id, programme_id) do update set reason = excluded.reason`,
      [needId, programmeId, reason],
    );
  }

  /** The excluded programmes by need. */
  async byNeed(tx: Tx, needIds: readonly string[]): Promise<Map<string, Set<string>>> {
    const rows = await tx.query<{ needId: string; programmeId: string }>(
      'select need_id "needId", programme_id "programmeId" from exclusion where need_id = any($1)',
      [needIds],
    );
    const excluded = new Map<string, Set<string>>();
    for (const { needId, programmeId } of rows) {
      excluded.set(needId, (excluded.get(needId) ?? new Set()).add(programmeId));
    }
    return excluded;
  }
}
