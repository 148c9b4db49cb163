import { Injectable } from '@nestjs/common';
import type { Tx } from '#messaging';
import { STATE } from '../need/need.repository.js';
import type { RoutableNeed } from '../routing/domain/route-need.js';
import type { WaitingNeed } from './domain/freeze-round.js';

/** What a programme can still give, in matches, and the version that says so. */
export interface RoundSeats {
  readonly id: string;
  readonly version: number;
  readonly seats: number;
}

const UNDER_WAY = `('open', 'closed', 'computed')`;

/** Needs and seats as a round sees them. */
@Injectable()
export class RoundSeatsRepository {
  async waitingNeeds(tx: Tx, categories: readonly string[]): Promise<WaitingNeed[]> {
    const rows = await tx.query<{ state: RoutableNeed; needVersion: number; waitingSince: Date }>(
      `select ${STATE} state, n.need_version::int "needVersion", n.waiting_since "waitingSince" from need n
       where n.status = 'open' and n.match_id is null and n.category = any($1)`,
      [categories],
    );
    return rows.map(({ state, ...more }) => ({ ...state, ...more }));
  }

  seats(tx: Tx, programmeIds: readonly string[]): Promise<RoundSeats[]> {
    return this.read(tx, programmeIds, '');
  }

  /** The same, locked: after needs and matches. */
  lockSeats(tx: Tx, programmeIds: readonly string[]): Promise<RoundSeats[]> {
    return this.read(tx, programmeIds, 'order by id for update');
  }

  /** A programme that is decided by round is not given out otherwise while a round over it is under way. */
  async holdBack(tx: Tx, programmeIds: readonly string[]): Promise<void> {
    await tx.query(
      `with locked as (select id, version from programme where id = any($1) order by id for update),
         held as (select l.id, v.state -> 'decision' ->> 'decidedBy' = 'round' and exists (
             select from round r where r.state in ${UNDER_WAY} and r.programme_ids ? l.id::text) now
           from locked l join programme_version v on v.programme_id = l.id and v.version = l.version)
       update programme p set held_back = held.now, freed = p.freed or (p.held_back and not held.now)
       from held where held.id = p.id`,
      [programmeIds],
    );
  }

  private read(tx: Tx, programmeIds: readonly string[], lock: string): Promise<RoundSeats[]> {
    return tx.query<RoundSeats>(
      `select id, version::int, case when full_until_updated then 0
         else greatest(0, (total - held - used) / per_match) end::int seats
       from programme where id = any($1) ${lock}`,
      [programmeIds],
    );
  }
}
