import { Injectable } from '@nestjs/common';
import type { Tx } from '#messaging';
import type { Route } from './domain/decide-routes.js';

/** Who waits for a seat: eligible needs for which a programme had no room. */
@Injectable()
export class WaitingList {
  /** Brings the lists in line with what was decided: a matched need waits nowhere, an unrouted one at each candidate. */
  async update(tx: Tx, routes: readonly Route[]): Promise<void> {
    const places = routes
      .filter(({ programme }) => programme === null)
      .flatMap(({ need, candidates }) => candidates.map(({ programmeId }) => ({ need, programmeId })));
    await tx.query('delete from waiting_list where need_id = any($1)', [routes.map(({ need }) => need.id)]);
    if (places.length === 0) return;
    await tx.query(
      `insert into waiting_list (programme_id, need_id, waiting_since, priority_class)
       select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::smallint[])`,
      [
        places.map(({ programmeId }) => programmeId),
        places.map(({ need }) => need.id),
        places.map(({ need }) => need.waitingSince),
        places.map(({ need }) => need.priorityClass),
      ],
    );
  }

  /** Freed seats are dealt with once nobody who waits could still be given one. */
  async settleFreed(tx: Tx): Promise<void> {
    const freed = await tx.query<{ id: string }>(
      'select id from programme where freed order by id for update',
    );
    if (freed.length === 0) return;
    // A statement of its own: it must see what was committed while the locks were waited for.
    await tx.query(
      `update programme p set freed = false where id = any($1)
         and (full_until_updated or held_back or total - held - used < per_match
           or not exists (select from waiting_list w where w.programme_id = p.id))`,
      [freed.map(({ id }) => id)],
    );
  }
}
