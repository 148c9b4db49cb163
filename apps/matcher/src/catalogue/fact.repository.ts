import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '#contracts';
import { type FactCatalogue, factCatalogue, type FactDefinition } from '#eligibility';
import { Database, type Tx } from '#messaging';

/** The fact catalogue as last heard: explanations take their words from it. */
@Injectable()
export class FactRepository {
  constructor(private readonly database: Database) {}

  async keep(tx: Tx, events: readonly EventEnvelope<'fact.defined'>[]): Promise<void> {
    await tx.query(
      `insert into fact as f (key, sequence, definition) select * from unnest($1::text[], $2::bigint[], $3::jsonb[])
       on conflict (key) do update set sequence = excluded.sequence, definition = excluded.definition
       where f.sequence < excluded.sequence`,
      [
        events.map((event) => event.data.key),
        events.map((event) => event.sequence),
        events.map((event) => JSON.stringify(event.data)),
      ],
    );
  }

  async catalogue(): Promise<FactCatalogue> {
    const rows = await this.database.read<{ definition: FactDefinition }>('select definition from fact');
    return factCatalogue(rows.map(({ definition }) => definition));
  }
}
