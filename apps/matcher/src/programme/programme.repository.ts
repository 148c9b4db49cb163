import { Injectable } from '@nestjs/common';
import type { EventEnvelope, ProgrammeState } from '#contracts';
import type { Tx } from '#messaging';

export type ProgrammeEvent = EventEnvelope<
  | 'programme.published'
  | 'programme.revised'
  | 'programme.capacity-changed'
  | 'programme.paused'
  | 'programme.closed'
>;

@Injectable()
export class ProgrammeRepository {
  /**
   * Keeps what was heard, unless something newer was. A total below what is held and used already becomes
   * true as seats come back. Resolves to the programmes that changed.
   */
  async keep(tx: Tx, revision: number, events: readonly ProgrammeEvent[]): Promise<ProgrammeState[]> {
    const states = events.map((event) => event.data).sort((a, b) => (a.programmeId < b.programmeId ? -1 : 1));
    const kept = await tx.query<{ id: string }>(
      `insert into programme as p (id, version, revision, listed_total, total, per_match)
       select id, version, $5, total, total, per_match
       from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[]) as heard (id, version, total, per_match)
       on conflict (id) do update set version = excluded.version, revision = excluded.revision,
         listed_total = excluded.listed_total, per_match = excluded.per_match, total = greatest(excluded.listed_total, p.held + p.used),
         full_until_updated = false, freed = true
         where p.version < excluded.version
       returning id`,
      [
        states.map((state) => state.programmeId),
        states.map((state) => state.version),
        states.map((state) => state.capacity.total),
        states.map((state) => state.capacity.perMatch),
        revision,
      ],
    );
    const ids = new Set(kept.map(({ id }) => id));
    const changed = states.filter((state) => ids.has(state.programmeId));
    await tx.query(
      `insert into programme_version (programme_id, version, revision, state)
       select id, version, $4, state from unnest($1::uuid[], $2::bigint[], $3::jsonb[]) as heard (id, version, state)
       on conflict do nothing`,
      [
        changed.map((state) => state.programmeId),
        changed.map((state) => state.version),
        changed.map((state) => JSON.stringify(state)),
        revision,
      ],
    );
    return changed;
  }
}
