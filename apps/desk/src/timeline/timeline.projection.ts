import { Injectable } from '@nestjs/common';
import type { Stream } from '#contracts';
import type { Tx } from '#messaging';
import type { TimelineEvent } from './domain/entry.js';

/** Everything that happens to a need or to a household's consents, once, as it was told. */
@Injectable()
export class TimelineProjection {
  async append(tx: Tx, stream: Stream, events: readonly TimelineEvent[]): Promise<void> {
    await tx.query(
      `insert into timeline_entry (event_id, need_id, household_id, stream, sequence, type, at, source, data)
       select event_id, need_id, household_id, $1, sequence, type, at, source, data
       from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::bigint[], $6::text[], $7::timestamptz[], $8::text[], $9::jsonb[])
         e (event_id, need_id, household_id, sequence, type, at, source, data)
       on conflict do nothing`,
      [
        stream,
        events.map(({ id }) => id),
        events.map(({ data }) => ('needId' in data ? data.needId : null)),
        events.map(({ data }) => data.householdId),
        events.map(({ sequence }) => sequence),
        events.map(({ type }) => type),
        events.map(({ time }) => time),
        events.map(({ source }) => source),
        events.map(({ data }) => JSON.stringify(data)),
      ],
    );
  }
}
