import { Injectable } from '@nestjs/common';
import type { Tx } from '#messaging';
import { isLive, type Match } from './domain/match.js';

const CAPACITY_CONSTRAINT = 'held_never_exceeds_capacity';

/** A provider has said meanwhile that it is full. */
class Overdraft extends Error {}

/** True where somebody else took the room that was seen free. */
export function isOverdraft(error: unknown): boolean {
  if (error instanceof Overdraft) return true;
  return (error as { constraint?: unknown } | null)?.constraint === CAPACITY_CONSTRAINT;
}

/** How much of each programme is held and used. That it never exceeds the total, the database itself refuses. */
@Injectable()
export class Ledger {
  /** What each of the programmes can still give, at this moment. */
  free(tx: Tx, programmeIds: readonly string[]): Promise<Map<string, number>> {
    return this.read(tx, programmeIds, '');
  }

  /** The same, and it stays so until the transaction ends: the programmes are locked. */
  lockFree(tx: Tx, programmeIds: readonly string[]): Promise<Map<string, number>> {
    return this.read(tx, programmeIds, 'order by id for update');
  }

  private async read(tx: Tx, programmeIds: readonly string[], lock: string): Promise<Map<string, number>> {
    if (programmeIds.length === 0) return new Map();
    const rows = await tx.query<{ id: string; free: string }>(
      `select id, case when full_until_updated or held_back then 0 else total - held - used end free
       from programme where id = any($1) ${lock}`,
      [programmeIds],
    );
    return new Map(rows.map(({ id, free }) => [id, Number(free)]));
  }

  /** Holds units. Throws, see `isOverdraft`, where there is no longer room: the database itself refuses to exceed a capacity. */
  async hold(tx: Tx, units: ReadonlyMap<string, number>): Promise<void> {
    if (units.size === 0) return;
    const held = await tx.query(
      `with locked as (select id from programme where id = any($1) order by id for update)
       update programme p set held = held + h.units
       from unnest($1::uuid[], $2::bigint[]) as h (id, units), locked l
       where p.id = h.id and l.id = h.id and not p.full_until_updated returning p.id`,
      [[...units.keys()], [...units.values()]],
    );
    if (held.length < units.size) throw new Overdraft();
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
