import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '#contracts';
import type { FactDefinition } from '#eligibility';
import { DomainError } from '#kernel';
import type { Tx } from '#messaging';
import { faultsOf } from './domain/fact-faults.js';

const FACT_KEY = /^[A-Za-z][A-Za-z0-9.]{0,63}$/;
/** Faults that one answer lists; the rest are only counted. */
const FAULTS_SHOWN = 50;

/** Areas and facts as registry told them. An event that is older than what is known changes nothing. */
@Injectable()
export class CatalogueRepository {
  async keepAreas(tx: Tx, events: readonly EventEnvelope<'area.listed'>[]): Promise<void> {
    await tx.query(
      `insert into area as known (code, level, status, sequence)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[])
       on conflict (code) do update
         set level = excluded.level, status = excluded.status, sequence = excluded.sequence
         where known.sequence < excluded.sequence`,
      [
        events.map((event) => event.data.code),
        events.map((event) => event.data.level),
        events.map((event) => event.data.status),
        events.map((event) => event.sequence),
      ],
    );
  }

  async keepFacts(tx: Tx, events: readonly EventEnvelope<'fact.defined'>[]): Promise<void> {
    await tx.query(
      `insert into fact as known (key, definition, sequence)
       select * from unnest($1::text[], $2::jsonb[], $3::bigint[])
       on conflict (key) do update
         set definition = excluded.definition, sequence = excluded.sequence
         where known.sequence < excluded.sequence`,
      [
        events.map((event) => event.data.key),
        events.map((event) => JSON.stringify(event.data)),
        events.map((event) => event.sequence),
      ],
    );
  }

  /** Refuses facts that the catalogue does not have, that are derived, or whose values do not fit; null always fits. */
  async mustHoldFacts(tx: Tx, values: Readonly<Record<string, unknown>>): Promise<void> {
    const keys = Object.keys(values).filter((key) => FACT_KEY.test(key));
    const known = await tx.query<{ definition: FactDefinition }>(
      'select definition from fact where key = any($1)',
      [keys],
    );
    const faults = faultsOf(
      known.map(({ definition }) => definition),
      values,
    );
    if (faults.length === 0) return;
    throw new DomainError('need.facts-invalid', {
      count: faults.length,
      faults: faults.slice(0, FAULTS_SHOWN),
    });
  }

  /** Refuses a code that is not that of a community in use. */
  async mustBeLiveCommunity(tx: Tx, code: string): Promise<void> {
    const [area] = await tx.query<{ level: string; status: string }>(
      'select level, status from area where code = $1',
      [code],
    );
    if (!area) throw new DomainError('area.unknown', { code });
    if (area.status === 'dead') throw new DomainError('area.dead', { code });
    if (area.level !== 'community') throw new DomainError('area.not-a-community', { code });
  }
}
