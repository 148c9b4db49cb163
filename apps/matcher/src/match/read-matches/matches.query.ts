import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { Database } from '#messaging';
import { after, limitOf, type Page, pageOf } from '#service-kit';
import type { MatchFilter, MatchView } from './read-matches.controller.js';

const SELECT = `
  select id, version, state, need_id "needId", household_id "householdId", programme_id "programmeId",
    programme_version::int "programmeVersion", provider_id "providerId", area_code "areaCode", units::int units,
    decision_id "decisionId", plan, lines, note, since
  from match`;

@Injectable()
export class MatchesQuery {
  constructor(private readonly database: Database) {}

  async one(id: string): Promise<MatchView> {
    const [match] = await this.database.read<MatchView>(`${SELECT} where id = $1`, [id]);
    if (!match) throw new DomainError('match.unknown', { id });
    return match;
  }

  async page(filter: MatchFilter): Promise<Page<MatchView>> {
    const rows = await this.database.read<MatchView>(
      `${SELECT} where ($1::uuid is null or need_id = $1) and ($2::uuid is null or programme_id = $2)
         and ($3::text is null or state = $3) and ($4::uuid is null or id > $4) order by id limit $5`,
      [
        filter.needId ?? null,
        filter.programmeId ?? null,
        filter.state ?? null,
        after(filter),
        limitOf(filter) + 1,
      ],
    );
    return pageOf(rows, filter, (match) => match.id);
  }
}
