import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '#contracts';
import type { Tx } from '#messaging';

export type ProgrammeEvent = EventEnvelope<
  | 'programme.published'
  | 'programme.revised'
  | 'programme.capacity-changed'
  | 'programme.paused'
  | 'programme.closed'
>;

/** What things are called, for people. An older event changes nothing. */
@Injectable()
export class LabelProjection {
  async keepProgrammes(tx: Tx, events: readonly ProgrammeEvent[]): Promise<void> {
    await tx.query(
      `insert into programme_label as l (programme_id, provider_id, name, lines, sequence)
       select * from unnest($1::uuid[], $2::uuid[], $3::jsonb[], $4::jsonb[], $5::bigint[]) e (id) order by e.id
       on conflict (programme_id) do update set
         provider_id = excluded.provider_id, name = excluded.name, lines = excluded.lines, sequence = excluded.sequence
       where l.sequence < excluded.sequence`,
      [
        events.map(({ data }) => data.programmeId),
        events.map(({ data }) => data.providerId),
        events.map(({ data }) => JSON.stringify(data.name)),
        events.map(({ data }) =>
          JSON.stringify(Object.fromEntries(data.plan.map((line) => [line.lineId, line.label]))),
        ),
        events.map(({ sequence }) => sequence),
      ],
    );
  }

  async keepProviders(tx: Tx, events: readonly EventEnvelope<'provider.listed'>[]): Promise<void> {
    await tx.query(
      `insert into provider_label as l (provider_id, name, sequence)
       select * from unnest($1::uuid[], $2::jsonb[], $3::bigint[]) e (id) order by e.id
       on conflict (provider_id) do update set name = excluded.name, sequence = excluded.sequence
       where l.sequence < excluded.sequence`,
      [
        events.map(({ data }) => data.providerId),
        events.map(({ data }) => JSON.stringify(data.name)),
        events.map(({ sequence }) => sequence),
      ],
    );
  }

  async keepAreas(tx: Tx, events: readonly EventEnvelope<'area.listed'>[]): Promise<void> {
    await tx.query(
      `insert into area_label as l (code, name, sequence)
       select * from unnest($1::text[], $2::text[], $3::bigint[]) e (id) order by e.id
       on conflict (code) do update set name = excluded.name, sequence = excluded.sequence
       where l.sequence < excluded.sequence`,
      [
        events.map(({ data }) => data.code),
        events.map(({ data }) => data.name),
        events.map(({ sequence }) => sequence),
      ],
    );
  }

  async keepFacts(tx: Tx, events: readonly EventEnvelope<'fact.defined'>[]): Promise<void> {
    await tx.query(
      `insert into fact_label as l (key, label, sequence)
       select * from unnest($1::text[], $2::jsonb[], $3::bigint[]) e (id) order by e.id
       on conflict (key) do update set label = excluded.label, sequence = excluded.sequence
       where l.sequence < excluded.sequence`,
      [
        events.map(({ data }) => data.key),
        events.map(({ data }) => JSON.stringify(data.label)),
        events.map(({ sequence }) => sequence),
      ],
    );
  }
}
