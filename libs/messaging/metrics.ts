import type { Database } from './database.js';

export interface OutboxState {
  readonly rows: number;
  /** Age of the oldest event that is not on the broker; 0 when there is none. */
  readonly ageSeconds: number;
}

/** What waits in the outbox. Rows are counted up to 100,000. */
export async function outboxState(database: Database): Promise<OutboxState> {
  const [state] = await database.read<OutboxState>(`
    select
      (select count(*)::int from (select 1 from outbox limit 100000) few) as "rows",
      coalesce((
        select extract(epoch from clock_timestamp() - min(head.created_at))::float8
        from relay_lane l cross join lateral (
          select created_at from outbox o where o.lane = l.lane order by pos limit 1) head
      ), 0) as "ageSeconds"`);
  return state ?? { rows: 0, ageSeconds: 0 };
}

export interface ParkedState {
  /** Events that were set aside as they failed, cannot be read or killed the process. */
  readonly dead: number;
  /** Events that wait for a later release, or behind one that is set aside. */
  readonly waiting: number;
  readonly keys: number;
}

/** What a replay would have to do. */
export async function parkedState(database: Database): Promise<ParkedState> {
  const [state] = await database.read<ParkedState>(`
    select
      (select count(*)::int from dead_letter where reason not in ('behind', 'newer')) as dead,
      (select count(*)::int from dead_letter where reason in ('behind', 'newer')) as waiting,
      (select count(*)::int from parked_key) as keys`);
  return state ?? { dead: 0, waiting: 0, keys: 0 };
}

/** Events that were set aside and wait for a person. */
export async function deadLetterCount(database: Database): Promise<number> {
  return (await parkedState(database)).dead;
}
