import { Injectable } from '@nestjs/common';
import type { Tx } from '#messaging';
import { isLive, type Match } from './domain/match.js';

/** How much of each programme is held and used. That it never exceeds the total, the database itself refuses. */
@Injectable()
export class Ledger {
  /** What each of the programmes can still give; they stay locked until the transaction ends. */
  async free(tx: Tx, programmeIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await tx.query<{ id: string; free: string }>(
      `select id, case when full_until_updated then 0 else total - held - used end free
       from programme where id = any($1) order by id for update`,
      [programmeIds],
    );
    return new Map(rows.map(({ id, free }) => [id, Number(free)]));
  }

  /** Holds units of programmes that were locked by `free`. */
  async hold(tx: Tx, units: ReadonlyMap<string, number>): Promise<void> {
    await tx.query(
      `update programme p set held = held + h.units
       from unnest($1::uuid[], $2::bigint[]) as h (id, units) where p.id = h.id`,
      [[...units.keys()], [...units.values()]],
    );
  }

  /** What a move of a match does to its hold: kept while live, used up when confirmed, given back otherwise. */
  async settle(tx: Tx, match: Match): Promise<void> {
    if (isLive(match.state)) return;
    const used = match.state === 'confirmed' ? match.units : 0;
    await tx.query(
      `update programme set held = held - $2::bigint, used = used + $3::bigint,
         total = greatest(listed_total, held - $2::bigint + used + $3::bigint), freed = freed or $3::bigint = 0
       where id = $1`,
      [match.programmeId, match.units, used],
    );
  }

  /** The provider says that it is full: nothing more is held until it updates the programme. */
  async closeUntilUpdated(tx: Tx, programmeId: string): Promise<void> {
    await tx.query('update programme set full_until_updated = true where id = $1', [programmeId]);
  }
}
