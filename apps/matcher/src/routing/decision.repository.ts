import { Injectable } from '@nestjs/common';
import type { Tx } from '#messaging';
import type { KnownNeed } from '../need/known-need.js';
import type { WhyNot } from './domain/why-not.js';

/** A routing decision with all that it was made from, so that it can be made again. */
export interface Decision {
  readonly id: string;
  readonly need: KnownNeed;
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
}

@Injectable()
export class DecisionRepository {
  async add(tx: Tx, decisions: readonly Decision[]): Promise<void> {
    const column = <T>(of: (decision: Decision) => T) => decisions.map(of);
    await tx.query(
      `insert into decision (id, need_id, made_at, today, need, revision, excluded, free, programme_id, match_id, why)
       select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::date[], $5::jsonb[], $6::bigint[],
         $7::jsonb[], $8::jsonb[], $9::uuid[], $10::uuid[], $11::jsonb[])`,
      [
        column(({ id }) => id),
        column(({ need }) => need.id),
        column(({ madeAt }) => madeAt),
        column(({ today }) => today),
        column(({ need }) => JSON.stringify(need)),
        column(({ revision }) => revision),
        column(({ excluded }) => JSON.stringify(excluded)),
        column(({ free }) => JSON.stringify(free)),
        column(({ programmeId }) => programmeId),
        column(({ matchId }) => matchId),
        column(({ why }) => (why === null ? null : JSON.stringify(why))),
      ],
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
