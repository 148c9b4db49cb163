import { Injectable } from '@nestjs/common';
import { Database } from '#messaging';
import { type Position, readPosition } from './domain/position.js';

export interface LiveEvent {
  readonly position: Position;
  /** JSON of the change. */
  readonly data: string;
}

export interface Stretch {
  readonly events: readonly LiveEvent[];
  /** Something after the position has been pruned, or the position is of another database. */
  readonly lost: boolean;
  /** There are rows that become visible once older transactions end. */
  readonly pending: boolean;
}

// A transaction with a smaller id may still commit as long as it is in the snapshot: such rows wait, so that none is skipped.
const AFTER = `
  with here as (select pg_snapshot_xmin(pg_current_snapshot()) settled, pg_snapshot_xmax(pg_current_snapshot()) ahead)
  select ($1::xid8, $2::bigint) < (f.xid, f.pos) or $1::xid8 > h.ahead lost,
         exists (select from live_event e where e.xid >= h.settled) pending,
         coalesce((
           select json_agg(json_build_array(e.xid::text || '-' || e.pos, e.data::text) order by e.xid, e.pos)
           from (select * from live_event
                 where (xid, pos) > ($1::xid8, $2::bigint) and xid < h.settled
                 order by xid, pos limit $3) e), '[]') rows
  from here h, live_floor f`;

const PRUNE = `
  with here as (select pg_snapshot_xmin(pg_current_snapshot()) settled),
  cut as (
    select xid, pos from (
      (select xid, pos from live_event, here where xid < settled
       order by xid desc, pos desc offset $1 limit 1)
      union all
      (select xid, pos from live_event, here where created_at < now() - $2::interval and xid < settled
       order by xid desc, pos desc limit 1)) over_limit
    order by xid desc, pos desc limit 1),
  gone as (delete from live_event e using cut where (e.xid, e.pos) <= (cut.xid, cut.pos))
  update live_floor f set xid = cut.xid, pos = cut.pos from cut where (f.xid, f.pos) < (cut.xid, cut.pos)`;

interface Row {
  lost: boolean;
  pending: boolean;
  rows: [string, string][];
}

@Injectable()
export class LiveQuery {
  constructor(private readonly database: Database) {}

  /** The position from which everything is told that is not committed yet. */
  async now(): Promise<Position> {
    const [row] = await this.database.read<{ xid: string }>(
      'select pg_snapshot_xmin(pg_current_snapshot())::text xid',
    );
    return { xid: BigInt(row!.xid), pos: 0n };
  }

  async after({ xid, pos }: Position, limit: number): Promise<Stretch> {
    const [row] = await this.database.read<Row>(AFTER, [String(xid), String(pos), limit]);
    const { lost, pending, rows } = row!;
    return { lost, pending, events: rows.map(([id, data]) => ({ position: readPosition(id)!, data })) };
  }

  /** Forgets what is beyond the newest `rows`, and what is older than `age`. */
  async prune({ rows, age }: { rows: number; age: string }): Promise<void> {
    await this.database.transaction((tx) => tx.query(PRUNE, [rows, age]));
  }
}
