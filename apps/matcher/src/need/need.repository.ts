import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '#contracts';
import type { Tx } from '#messaging';
import type { Policy } from '../policy/domain/priority.js';
import { knownNeedOf, type KnownNeed } from './domain/known-need.js';

type StateEvent = EventEnvelope<'need.filed' | 'need.amended'>;
type ClosingEvent = EventEnvelope<'need.withdrawn' | 'need.met'>;

const COLUMNS = `n.id, n.household_id "householdId", n.category, n.items, n.urgency, n.area_code "areaCode",
  jsonb_build_object('values', n.facts, 'disputed', to_jsonb(n.disputed_facts)) facts, n.waiting_since "waitingSince",
  n.priority_class::int "priorityClass",
  n.status, n.need_version::int "needVersion", n.sequence::int "sequence", n.match_id "matchId",
  n.decision_id "decisionId"`;

/** What a decision is made from, as KnownNeed has it. */
export const STATE = `jsonb_build_object('id', n.id, 'category', n.category, 'items', n.items, 'areaCode', n.area_code,
  'facts', jsonb_build_object('values', n.facts, 'disputed', to_jsonb(n.disputed_facts)))`;

const NEED_COLUMNS = {
  id: 'uuid',
  household_id: 'uuid',
  category: 'text',
  items: 'jsonb',
  urgency: 'text',
  area_code: 'text',
  facts: 'jsonb',
  disputed_facts: 'text[]',
  waiting_since: 'timestamptz',
  priority_class: 'smallint',
  status: 'text',
  need_version: 'bigint',
  sequence: 'bigint',
  match_id: 'uuid',
  decision_id: 'uuid',
};

@Injectable()
export class NeedRepository {
  /** Of the events, those about needs that matcher has never heard of. */
  async unheard<E extends StateEvent>(tx: Tx, events: readonly E[]): Promise<E[]> {
    const ids = events.map((event) => event.data.needId);
    const heard = await tx.query<{ id: string }>('select id from need where id = any($1)', [ids]);
    if (heard.length === 0) return [...events];
    const known = new Set(heard.map(({ id }) => id));
    return events.filter((event) => !known.has(event.data.needId));
  }

  /** Stores needs that are new, as they stand after their first routing. */
  async add(tx: Tx, needs: readonly KnownNeed[]): Promise<void> {
    await tx.query(
      `insert into need (id, household_id, category, items, urgency, area_code, facts, disputed_facts, waiting_since,
         priority_class, status, need_version, sequence, match_id, decision_id)
       select ${Object.keys(NEED_COLUMNS).join(', ')} from jsonb_to_recordset($1::jsonb)
         as n (${Object.entries(NEED_COLUMNS)
           .map((column) => column.join(' '))
           .join(', ')})`,
      [JSON.stringify(needs.map(rowOf))],
    );
  }

  /** Keeps what was amended, and what it was before; resolves to the needs that this changed. */
  async amend(
    tx: Tx,
    events: readonly EventEnvelope<'need.amended'>[],
    policy: Policy,
  ): Promise<KnownNeed[]> {
    const heard = JSON.stringify(events.map((event) => rowOf(knownNeedOf(event, policy))));
    await tx.query(
      `insert into need_history (need_id, need_version, state)
       select n.id, n.need_version, ${STATE} from need n join jsonb_to_recordset($1::jsonb)
         as h (id uuid, need_version bigint) on h.id = n.id and n.need_version < h.need_version
       where n.status = 'open' order by n.id for update of n`,
      [heard],
    );
    return tx.query<KnownNeed>(
      `update need n set category = h.category, items = h.items, urgency = h.urgency, area_code = h.area_code,
         facts = h.facts, disputed_facts = h.disputed_facts, priority_class = h.priority_class,
         need_version = h.need_version
       from jsonb_to_recordset($1::jsonb) as h (id uuid, category text, items jsonb, urgency text, area_code text,
         facts jsonb, disputed_facts text[], priority_class smallint, need_version bigint)
       where n.id = h.id and n.need_version < h.need_version and n.status = 'open'
       returning ${COLUMNS}`,
      [heard],
    );
  }

  /** Writes down where needs stand after a routing; they are due no longer. */
  async noteRouting(tx: Tx, needs: readonly KnownNeed[]): Promise<void> {
    await tx.query(
      `update need n set due = false, sequence = r.sequence, match_id = r.match_id, decision_id = r.decision_id
       from jsonb_to_recordset($1::jsonb) as r (id uuid, sequence bigint, match_id uuid, decision_id uuid)
       where n.id = r.id`,
      [JSON.stringify(needs.map(rowOf))],
    );
  }

  /** Closes needs that were withdrawn or met: they wait nowhere. Resolves to those that were open until now. */
  async close(tx: Tx, status: 'withdrawn' | 'met', events: readonly ClosingEvent[]): Promise<KnownNeed[]> {
    const closed = await tx.query<KnownNeed>(
      `with heard as (select * from unnest($2::uuid[], $3::bigint[]) as h (id, version)),
            locked as (select n.id from need n join heard h using (id) order by n.id for update of n)
       update need n set status = $1, need_version = h.version, due = false
       from heard h where n.id = h.id and n.id in (select id from locked) and n.status = 'open'
         and n.need_version < h.version
       returning ${COLUMNS}`,
      [status, events.map((event) => event.data.needId), events.map((event) => event.sequence)],
    );
    await tx.query('delete from waiting_list where need_id = any($1)', [closed.map(({ id }) => id)]);
    return closed;
  }

  /** The needs, locked until the transaction ends. */
  lock(tx: Tx, ids: readonly string[]): Promise<KnownNeed[]> {
    return tx.query<KnownNeed>(
      `select ${COLUMNS} from need n where n.id = any($1) order by n.id for update`,
      [ids],
    );
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
      `select ${COLUMNS} from need n where n.id in (
         select id from need where due and status = 'open' and match_id is null
         union
         select need_id from (
           select w.need_id, row_number() over (partition by w.programme_id order by w.priority_class, w.waiting_since, w.need_id) place,
             (p.total - p.held - p.used) / p.per_match seats
           from programme p join waiting_list w on w.programme_id = p.id
           where p.freed and not p.full_until_updated and not p.held_back) waiting
         where place <= seats)
       and n.status = 'open' and n.match_id is null
       order by n.priority_class, n.waiting_since, n.id limit $1 for update skip locked`,
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

function rowOf(need: KnownNeed): Record<keyof typeof NEED_COLUMNS, unknown> {
  return {
    id: need.id,
    household_id: need.householdId,
    category: need.category,
    items: need.items,
    urgency: need.urgency,
    area_code: need.areaCode,
    facts: need.facts.values,
    disputed_facts: need.facts.disputed,
    waiting_since: need.waitingSince,
    priority_class: need.priorityClass,
    status: need.status,
    need_version: need.needVersion,
    sequence: need.sequence,
    match_id: need.matchId,
    decision_id: need.decisionId,
  };
}
