import { Injectable } from '@nestjs/common';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Tx } from '#messaging';

export type HoldState = 'held' | 'used' | 'released';

export interface MatchHold {
  readonly matchId: string;
  readonly programmeId: string;
  readonly units: number;
  readonly state: HoldState;
  /** Version of the match that said so. */
  readonly version: number;
}

/** What each match takes of its programme's capacity, as last heard. The ledger that decides is matcher's. */
@Entity('match_hold')
@Index('match_hold_by_programme', ['programmeId', 'state'])
export class MatchHoldRow implements MatchHold {
  @PrimaryColumn('uuid', { name: 'match_id' }) matchId: string;
  @Column('uuid', { name: 'programme_id' }) programmeId: string;
  @Column('int') units: number;
  @Column('text') state: HoldState;
  @Column('int') version: number;
}

@Injectable()
export class UsageProjection {
  /** Notes what was heard; a version of a match that is not newer than the known one changes nothing. */
  async note(tx: Tx, holds: readonly MatchHold[]): Promise<void> {
    await tx.query(
      `insert into match_hold as h (match_id, programme_id, units, state, version)
       select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::int[])
       on conflict (match_id) do update
         set programme_id = excluded.programme_id, units = excluded.units, state = excluded.state, version = excluded.version
         where h.version < excluded.version`,
      [
        holds.map((hold) => hold.matchId),
        holds.map((hold) => hold.programmeId),
        holds.map((hold) => hold.units),
        holds.map((hold) => hold.state),
        holds.map((hold) => hold.version),
      ],
    );
  }

  /** Units of a programme that are held or used. */
  async taken(tx: Tx, programmeId: string): Promise<number> {
    const [row] = await tx.query<{ taken: number }>(
      `select coalesce(sum(units), 0)::float8 taken from match_hold
       where programme_id = $1 and state in ('held', 'used')`,
      [programmeId],
    );
    return row?.taken ?? 0;
  }
}
