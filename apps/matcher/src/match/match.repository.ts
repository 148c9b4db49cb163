import { Injectable } from '@nestjs/common';
import type { NewEvent } from '#contracts';
import { DomainError } from '#kernel';
import type { Tx } from '#messaging';
import { isLive, type Match } from './domain/match.js';

const COLUMNS = `m.id, m.version, m.state, m.need_id "needId", m.household_id "householdId",
  m.programme_id "programmeId", m.programme_version::int "programmeVersion", m.provider_id "providerId",
  m.area_code "areaCode", m.units::int units, m.decision_id "decisionId", m.plan, m.lines, m.note, m.since,
  n.sequence::int "needSequence"`;

@Injectable()
export class MatchRepository {
  /** The match, locked together with its need until the transaction ends. */
  async find(tx: Tx, id: string): Promise<Match> {
    const [about] = await tx.query<{ needId: string }>('select need_id "needId" from match where id = $1', [
      id,
    ]);
    if (!about) throw new DomainError('match.unknown', { id });
    await tx.query('select 1 from need where id = $1 for update', [about.needId]);
    const [match] = await this.select(tx, 'm.id = $1', [id]);
    return match!;
  }

  /** The live matches of needs that are locked already. */
  liveOf(tx: Tx, needIds: readonly string[]): Promise<Match[]> {
    return this.select(
      tx,
      'm.id in (select match_id from need where id = any($1) and match_id is not null)',
      [needIds],
    );
  }

  private select(tx: Tx, where: string, params: readonly unknown[]): Promise<Match[]> {
    return tx.query<Match>(
      `select ${COLUMNS} from match m join need n on n.id = m.need_id where ${where} order by m.id for update of m`,
      params,
    );
  }

  async add(tx: Tx, matches: readonly Match[]): Promise<void> {
    if (matches.length === 0) return;
    const columns = `"id" uuid, "version" int, "state" text, "needId" uuid, "householdId" uuid, "programmeId" uuid,
      "programmeVersion" bigint, "providerId" uuid, "areaCode" text, "units" bigint, "decisionId" uuid, "plan" jsonb,
      "lines" jsonb, "note" text, "since" timestamptz`;
    await tx.query(
      `insert into match (id, version, state, need_id, household_id, programme_id, programme_version, provider_id,
         area_code, units, decision_id, plan, lines, note, since)
       select m.* from jsonb_to_recordset($1::jsonb) as m (${columns})`,
      [JSON.stringify(matches)],
    );
  }

  /** Stores a moved match with its events, and at the need that the match is live or over. */
  async save(tx: Tx, match: Match, events: readonly NewEvent[]): Promise<void> {
    const [saved] = await tx.query(
      `update match set version = $2::int, state = $3, lines = $4, note = $5, since = $6
       where id = $1 and version < $2::int returning id`,
      [match.id, match.version, match.state, JSON.stringify(match.lines), match.note, match.since],
    );
    if (!saved) throw new DomainError('write.conflict');
    const live = isLive(match.state) || match.state === 'confirmed';
    await tx.query('update need set sequence = $2, match_id = $3 where id = $1', [
      match.needId,
      match.needSequence,
      live ? match.id : null,
    ]);
    await tx.publish(events);
  }
}
