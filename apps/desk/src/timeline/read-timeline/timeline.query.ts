import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { Database } from '#messaging';
import type { TimelineEntry } from '../domain/entry.js';

const SELECT = `
  select event_id id, need_id "needId", stream, sequence::int, type,
         to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') at, source, data
  from timeline_entry`;
const ORDER = 'order by timeline_entry.at, stream, timeline_entry.sequence';

export type Happening = TimelineEntry & { readonly needId: string | null };

@Injectable()
export class TimelineQuery {
  constructor(private readonly database: Database) {}

  /** All that has happened to a need, and to the consents of its household, in order. */
  async ofNeed(needId: string): Promise<TimelineEntry[]> {
    const entries = await this.database.read<TimelineEntry>(
      `${SELECT} where need_id = $1
          or need_id is null and household_id = (select household_id from card where need_id = $1)
       ${ORDER}`,
      [needId],
    );
    if (entries.length === 0) throw new DomainError('need.unknown', { id: needId });
    return entries;
  }

  /** What happened last, newest first. */
  latest(count: number): Promise<Happening[]> {
    return this.database.read<Happening>(
      `${SELECT} order by timeline_entry.at desc, stream desc, timeline_entry.sequence desc limit $1`,
      [count],
    );
  }
}
