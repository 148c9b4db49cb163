import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '#contracts';
import type { Tx } from '#messaging';
import type { KnownNeed } from './known-need.js';

type StateEvent = EventEnvelope<'need.filed' | 'need.amended'>;
type ClosingEvent = EventEnvelope<'need.withdrawn' | 'need.met'>;

const COLUMNS = `id, household_id "householdId", category, items, urgency, area_code "areaCode",
  jsonb_build_object('values', facts, 'disputed', to_jsonb(disputed_facts)) facts, waiting_since "waitingSince", status,
  need_version::int "needVersion", sequence::int "sequence", match_id "matchId", decision_id "decisionId"`;

@Injectable()
export class NeedRepository {
  /** Keeps what was heard; resolves to the needs that are new to matcher or changed by it. */
  keep(tx: Tx, events: readonly StateEvent[]): Promise<KnownNeed[]> {
    const data = events.map((event) => event.data);
    return tx.query<KnownNeed>(
      `insert into need as n (id, household_id, category, items, urgency, area_code, facts, disputed_facts,
         waiting_since, status, need_version)
       select id, household_id, category, items, urgency, area_code, facts,
         array(select jsonb_array_elements_text(disputed)), waiting_since, 'open', version
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::jsonb[], $5::text[], $6::text[], $7::jsonb[], $8::jsonb[],
         $9::timestamptz[], $10::bigint[])
         as heard (id, household_id, category, items, urgency, area_code, facts, disputed, waiting_since, version)
       order by id
       on conflict (id) do update set category = excluded.category, items = excluded.items, urgency = excluded.urgency,
         area_code = excluded.area_code, facts = excluded.facts, disputed_facts = excluded.disputed_facts,
         waiting_since = excluded.waiting_since, need_version = excluded.need_version
         where n.need_version < excluded.need_version and n.status = 'open'
       returning ${COLUMNS}`,
      [
        data.map((need) => need.needId),
        data.map((need) => need.householdId),
        data.map((need) => need.category),
        data.map((need) => JSON.stringify(need.items)),
        data.map((need) => need.urgency),
        data.map((need) => need.areaCode),
        data.map((need) => JSON.stringify(need.facts)),
        data.map((need) => JSON.stringify(need.disputedFacts)),
        data.map((need) => need.waitingSince),
        events.map((event) => event.sequence),
      ],
    );
  }

  /** Closes needs that were withdrawn or met; resolves to those that were open until now. */
  close(tx: Tx, status: 'withdrawn' | 'met', events: readonly ClosingEvent[]): Promise<KnownNeed[]> {
    return tx.query<KnownNeed>(
      `with heard as (select * from unnest($2::uuid[], $3::bigint[]) as h (id, version)),
            locked as (select n.id from need n join heard h using (id) order by n.id for update of n)
       update need n set status = $1, need_version = h.version, due = false
       from heard h where n.id = h.id and n.id in (select id from locked) and n.status = 'open'
         and n.need_version < h.version
       returning ${COLUMNS.replace(/\bid,/, 'n.id,')}`,
      [status, events.map((event) => event.data.needId), events.map((event) => event.sequence)],
    );
  }

  /** The needs, locked until the transaction ends. */
  lock(tx: Tx, ids: readonly string[]): Promise<KnownNeed[]> {
    return tx.query<KnownNeed>(`select ${COLUMNS} from need where id = any($1) order by id for update`, [
      ids,
    ]);
  }

  /** The needs that are proposed to or applied for at one of the programmes, locked. */
  async lockMatchedWith(
    tx: Tx,
    programmeIds: readonly string[],
  ): Promise<{ need: KnownNeed; programmeId: string }[]> {
    const pairs = await tx.query<{ needId: string; programmeId: string }>(
      `select need_id "needId", programme_id "programmeId" from match
       where programme_id = any($1) and state in ('proposed', 'applied')`,
      [programmeIds],
    );
    const byNeed = new Map(pairs.map(({ needId, programmeId }) => [needId, programmeId]));
    const needs = await this.lock(tx, [...byNeed.keys()]);
    return needs.map((need) => ({ need, programmeId: byNeed.get(need.id)! }));
  }

  /** Some of the open needs that are to be tried again, locked; those that another process works on are left out. */
  lockDue(tx: Tx, limit: number): Promise<KnownNeed[]> {
    return tx.query<KnownNeed>(
      `select ${COLUMNS} from need where id in (
         select id from need where due and status = 'open' and match_id is null
         union
         select need_id from (
           select w.need_id, row_number() over (partition by w.programme_id order by w.waiting_since, w.need_id) place,
             (p.total - p.held - p.used) / p.per_match seats
           from programme p join waiting_list w on w.programme_id = p.id
           where p.freed and not p.full_until_updated) waiting
         where place <= seats)
       and status = 'open' and match_id is null
       order by waiting_since, id limit $1 for update skip locked`,
      [limit],
    );
  }

  /** A new day opens and closes programmes: what was decided on an earlier one is looked at again. */
  async markDueSince(tx: Tx, today: string): Promise<void> {
    await tx.query(
      `update need set due = true where id in (select n.id from need n join decision d on d.id = n.decision_id
         where n.status = 'open' and n.match_id is null and not n.due and d.today < $1
         order by n.id for update of n)`,
      [today],
    );
  }

  async markDue(tx: Tx, categories: readonly string[]): Promise<void> {
    await tx.query(
      `update need set due = true where id in (select id from need
         where status = 'open' and match_id is null and category = any($1) and not due order by id for update)`,
      [categories],
    );
  }
}
