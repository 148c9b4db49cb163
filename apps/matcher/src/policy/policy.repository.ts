import { Injectable } from '@nestjs/common';
import type { PolicyState } from '#contracts';
import type { Facts } from '#eligibility';
import type { Tx } from '#messaging';

export interface ClassedNeed {
  readonly id: string;
  readonly facts: Facts;
  readonly priorityClass: number;
}

@Injectable()
export class PolicyRepository {
  /** Keeps what was adopted; false when it was known already, or something newer is in force. */
  async keep(tx: Tx, revision: number, policy: PolicyState): Promise<boolean> {
    const kept = await tx.query(
      `insert into policy (version, revision, state) select $1::int, $2, $3
       where not exists (select from policy where version >= $1::int) returning version`,
      [policy.version, revision, JSON.stringify(policy)],
    );
    return kept.length > 0;
  }

  /** Open needs in order of their ids, after `last`, locked. */
  openNeeds(tx: Tx, last: string | null, limit: number): Promise<ClassedNeed[]> {
    return tx.query<ClassedNeed>(
      `select id, priority_class::int "priorityClass",
         jsonb_build_object('values', facts, 'disputed', to_jsonb(disputed_facts)) facts
       from need where status = 'open' and ($1::uuid is null or id > $1) order by id limit $2 for update`,
      [last, limit],
    );
  }

  /** Gives needs another class, and their places on the waiting lists with it. */
  async move(tx: Tx, moved: readonly { id: string; now: number }[]): Promise<void> {
    if (moved.length === 0) return;
    const classes = [moved.map(({ id }) => id), moved.map(({ now }) => now)];
    const from = 'from unnest($1::uuid[], $2::smallint[]) as m (id, class)';
    await tx.query(`update need n set priority_class = m.class ${from} where n.id = m.id`, classes);
    await tx.query(
      `update waiting_list w set priority_class = m.class ${from} where w.need_id = m.id`,
      classes,
    );
  }
}
