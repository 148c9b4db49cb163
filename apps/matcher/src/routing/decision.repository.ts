import { Injectable } from '@nestjs/common';
import type { Tx } from '#messaging';
import type { WhyNot } from './domain/why-not.js';

/** A routing decision with all that it was made from, so that it can be made again. */
export interface Decision {
  readonly id: string;
  readonly needId: string;
  /** Version of the need that was routed. */
  readonly needVersion: number;
  readonly madeAt: Date;
  /** The day in Beijing, for the programmes' windows. */
  readonly today: string;
  /** Revision of the programme book that was open. */
  readonly revision: number;
  readonly excluded: readonly string[];
  /** What each candidate could still give at that moment. */
  readonly free: Readonly<Record<string, number>>;
  readonly programmeId: string | null;
  readonly matchId: string | null;
  readonly why: WhyNot | null;
  /** Version of the rules it was made by. */
  readonly rules: number;
  /** Of what it was made from; null for those made before hashes were kept. */
  readonly inputHash: string | null;
}

@Injectable()
export class DecisionRepository {
  async add(tx: Tx, decisions: readonly Decision[]): Promise<void> {
    if (decisions.length === 0) return;
    const columns = `"id" uuid, "needId" uuid, "needVersion" bigint, "madeAt" timestamptz, "today" date,
      "revision" bigint, "excluded" jsonb, "free" jsonb, "programmeId" uuid, "matchId" uuid, "why" jsonb,
      "rules" integer, "inputHash" text`;
    await tx.query(
      `insert into decision (id, need_id, need_version, made_at, today, revision, excluded, free, programme_id, match_id,
         why, rules, input_hash)
       select d.* from jsonb_to_recordset($1::jsonb) as d (${columns})`,
      [JSON.stringify(decisions)],
    );
  }

  /** Why each of the needs was left without a match the last time. */
  async lastWhys(tx: Tx, decisionIds: readonly string[]): Promise<Map<string, WhyNot>> {
    const rows = await tx.query<{ id: string; why: WhyNot }>(
      'select id, why from decision where id = any($1) and why is not null',
      [decisionIds],
    );
    return new Map(rows.map(({ id, why }) => [id, why]));
  }
}
