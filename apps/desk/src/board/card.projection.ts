import { Injectable } from '@nestjs/common';
import type { Tx } from '#messaging';
import { type BoardChange, LiveProjection } from '../live/live.projection.js';
import { matchChangeOf, type MatchEvent, needChangeOf, type NeedEvent } from './domain/card-change.js';

// Rows are locked in the order of their ids, so that chunks of the same stream cannot wait for each other in a ring.
const NEEDS = `
  insert into card as c (need_id, household_id, area_code, category, items, urgency, waiting_since,
                         need_status, need_sequence, need_since)
  select e.need_id, e.household_id, e.state->>'areaCode', e.state->>'category', e.state->'items', e.state->>'urgency',
         (e.state->>'waitingSince')::timestamptz, e.status, e.sequence, e.at
  from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::timestamptz[], $5::text[], $6::jsonb[])
    e (need_id, household_id, sequence, at, status, state)
  order by e.need_id
  on conflict (need_id) do update set
    area_code = coalesce(excluded.area_code, c.area_code),
    category = coalesce(excluded.category, c.category),
    items = coalesce(excluded.items, c.items),
    urgency = coalesce(excluded.urgency, c.urgency),
    waiting_since = coalesce(excluded.waiting_since, c.waiting_since),
    need_status = excluded.need_status,
    need_sequence = excluded.need_sequence,
    need_since = case when c.need_status = excluded.need_status then c.need_since else excluded.need_since end
  where c.need_sequence < excluded.need_sequence
  returning need_id "needId", board_column "column", since`;

const MATCHES = `
  insert into card as c (need_id, household_id, area_code, match_state, match_sequence, match_since,
                         match_id, match_version, programme_id, provider_id, progress, unrouted)
  select e.need_id, e.household_id, e.area_code, e.change->>'state', e.sequence, e.at,
         (e.change->>'matchId')::uuid, (e.change->>'version')::integer,
         (e.change->>'programmeId')::uuid, (e.change->>'providerId')::uuid,
         nullif(e.change->'progress', 'null'), nullif(e.change->'unrouted', 'null')
  from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::timestamptz[], $5::text[], $6::jsonb[])
    e (need_id, household_id, sequence, at, area_code, change)
  order by e.need_id
  on conflict (need_id) do update set
    area_code = coalesce(c.area_code, excluded.area_code),
    match_state = excluded.match_state,
    match_sequence = excluded.match_sequence,
    match_since = case when c.match_state = excluded.match_state and c.match_id is not distinct from excluded.match_id
                       then c.match_since else excluded.match_since end,
    match_id = excluded.match_id,
    match_version = excluded.match_version,
    programme_id = excluded.programme_id,
    provider_id = excluded.provider_id,
    progress = case when c.match_id = excluded.match_id then coalesce(excluded.progress, c.progress)
                    else excluded.progress end,
    unrouted = excluded.unrouted
  where c.match_sequence < excluded.match_sequence
  returning need_id "needId", board_column "column", since`;

type Moved = Pick<BoardChange, 'needId' | 'column' | 'since'>;

/**
 * One card per need. Either stream may be ahead of the other: a card is made from what there is and completed
 * later. Within a stream an older event changes nothing. The inbox gives each call one event a need at most.
 */
@Injectable()
export class CardProjection {
  constructor(private readonly live: LiveProjection) {}

  async needsChanged(tx: Tx, events: readonly NeedEvent[]): Promise<void> {
    const changes = events.map(needChangeOf);
    const moved = await tx.query<Moved>(NEEDS, [
      ...keysOf(events),
      changes.map(({ status }) => status),
      changes.map(({ state }) => state && JSON.stringify(state)),
    ]);
    await this.live.append(tx, changesOf('needs', events, moved));
  }

  async matchesMoved(tx: Tx, events: readonly MatchEvent[]): Promise<void> {
    const moved = await tx.query<Moved>(MATCHES, [
      ...keysOf(events),
      events.map(({ data }) => data.areaCode),
      events.map((event) => JSON.stringify(matchChangeOf(event))),
    ]);
    await this.live.append(tx, changesOf('matches', events, moved));
  }
}

function keysOf(events: readonly (NeedEvent | MatchEvent)[]): unknown[][] {
  return [
    events.map(({ data }) => data.needId),
    events.map(({ data }) => data.householdId),
    events.map(({ sequence }) => sequence),
    events.map(({ time }) => time),
  ];
}

function changesOf(
  stream: BoardChange['stream'],
  events: readonly (NeedEvent | MatchEvent)[],
  moved: readonly Moved[],
): BoardChange[] {
  const byNeed = new Map(moved.map((card) => [card.needId, card]));
  return events.flatMap(({ type, sequence, time, data }) => {
    const card = byNeed.get(data.needId);
    return card ? [{ ...card, stream, type, sequence, at: time }] : [];
  });
}
