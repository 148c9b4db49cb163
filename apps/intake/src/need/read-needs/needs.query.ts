import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { Database } from '#messaging';
import { after, limitOf, type Page, pageOf } from '#service-kit';
import type { NeedFilter, NeedView } from './read-needs.controller.js';

/** `matched` is an open need that has a live match; what is matched, matcher decides. */
const SELECT = `
  select n.id, n.version, n.household_id "householdId", n.member_id "memberId", n.category, n.items, n.urgency,
         n.area_code "areaCode", n.facts, n.disputed_facts "disputedFacts", n.waiting_since "waitingSince",
         case when n.status = 'open' and r.match_id is not null then 'matched' else n.status end status,
         r.match_id "matchId", r.match_state "matchState"
  from need n left join need_routing r on r.need_id = n.id`;

@Injectable()
export class NeedsQuery {
  constructor(private readonly database: Database) {}

  async one(id: string): Promise<NeedView> {
    const [need] = await this.database.read<NeedView>(`${SELECT} where n.id = $1`, [id]);
    if (!need) throw new DomainError('need.unknown', { id });
    return need;
  }

  async page(filter: NeedFilter): Promise<Page<NeedView>> {
    const rows = await this.database.read<NeedView>(
      `select * from (${SELECT}
         where ($1::uuid is null or n.household_id = $1) and ($2::text is null or n.area_code like $2 || '%')
           and ($3::uuid is null or n.id > $3)) needs
       where $4::text is null or status = $4 order by id limit $5`,
      [
        filter.householdId ?? null,
        filter.areaCode ?? null,
        after(filter),
        filter.status ?? null,
        limitOf(filter) + 1,
      ],
    );
    return pageOf(rows, filter, (need) => need.id);
  }
}
