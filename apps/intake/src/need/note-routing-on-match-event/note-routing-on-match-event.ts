import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '#contracts';
import type { Tx } from '#messaging';

export type RoutingEvent = EventEnvelope<
  | 'match.proposed'
  | 'match.applied'
  | 'match.accepted'
  | 'match.declined'
  | 'match.expired'
  | 'match.withdrawn'
  | 'match.delivered'
  | 'match.confirmed'
  | 'match.disputed'
>;

const OVER = new Set(['declined', 'expired', 'withdrawn']);

/** Keeps, for each need, the match that serves it and where that stands; an older event changes nothing. */
@Injectable()
export class NoteRoutingOnMatchEvent {
  async execute(tx: Tx, events: readonly RoutingEvent[]): Promise<void> {
    const state = (event: RoutingEvent) => event.type.slice('match.'.length);
    await tx.query(
      `insert into need_routing as r (need_id, match_id, match_state, sequence)
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[])
       on conflict (need_id) do update
         set match_id = excluded.match_id, match_state = excluded.match_state, sequence = excluded.sequence
         where r.sequence < excluded.sequence`,
      [
        events.map((event) => event.data.needId),
        events.map((event) => (OVER.has(state(event)) ? null : event.data.matchId)),
        events.map(state),
        events.map((event) => event.sequence),
      ],
    );
  }
}
