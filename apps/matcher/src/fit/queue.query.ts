import { Injectable } from '@nestjs/common';
import { Database } from '#messaging';
import type { Queue } from './domain/expected-wait.js';

/** Where a need stands, or would stand, on waiting lists. */
interface Position {
  readonly id: string;
  readonly priorityClass: number;
  readonly waitingSince: Date;
}

export interface ProgrammeQueue extends Queue {
  readonly programmeId: string;
  readonly free: number;
  readonly waiting: number;
  /** The need is on the waiting list. */
  readonly waits: boolean;
}

const SELECT = `
  select p.id "programmeId", f.free::int, (f.free / p.per_match)::int seats, w.*, e.*
  from programme p
    cross join lateral (select case when p.full_until_updated then 0 else p.total - p.held - p.used end free) f
    cross join lateral (
      select count(*)::int waiting, coalesce(bool_or(need_id = $4), false) waits,
        (count(*) filter (where (priority_class, waiting_since, need_id)
          < ($2::smallint, $3::timestamptz, $4::uuid)))::int ahead
      from waiting_list where programme_id = p.id) w
    cross join lateral (
      select count(*)::int ended, (extract(epoch from $5::timestamptz - min(since)) / 86400)::float8 days
      from match where programme_id = p.id and state in ('confirmed', 'declined', 'expired', 'withdrawn')
        and since >= $5::timestamptz - interval '180 days') e
  where p.id = any($1)`;

@Injectable()
export class QueueQuery {
  constructor(private readonly database: Database) {}

  /** What each programme can give, who waits there, and how fast it has been, by its id. */
  async of(programmeIds: readonly string[], at: Position, now: Date): Promise<Map<string, ProgrammeQueue>> {
    const rows = await this.database.read<ProgrammeQueue>(SELECT, [
      programmeIds,
      at.priorityClass,
      at.waitingSince,
      at.id,
      now,
    ]);
    return new Map(rows.map((row) => [row.programmeId, row]));
  }
}
