import { Injectable } from '@nestjs/common';
import { Database } from '#messaging';
import { after, limitOf, type Page, pageOf } from '#service-kit';
import type { ConsentFilter, ConsentView } from './read-consents.controller.js';

@Injectable()
export class ConsentsQuery {
  constructor(private readonly database: Database) {}

  async page(filter: ConsentFilter): Promise<Page<ConsentView>> {
    const rows = await this.database.read<ConsentView>(
      `select id, version, status, household_id "householdId", member_id "memberId", given_by "givenBy", purpose,
              provider_id "providerId", provider_kind "providerKind", method, until::text,
              given_at "givenAt", withdrawn_at "withdrawnAt"
       from consent where household_id = $1 and ($2::uuid is null or id > $2) order by id limit $3`,
      [filter.householdId, after(filter), limitOf(filter) + 1],
    );
    return pageOf(rows, filter, (consent) => consent.id);
  }
}
