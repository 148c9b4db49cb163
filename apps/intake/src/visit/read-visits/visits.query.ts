import { Injectable } from '@nestjs/common';
import { Database } from '#messaging';
import { after, limitOf, type Page, pageOf } from '#service-kit';
import type { VisitFilter, VisitView } from './read-visits.controller.js';

@Injectable()
export class VisitsQuery {
  constructor(private readonly database: Database) {}

  async page(filter: VisitFilter): Promise<Page<VisitView>> {
    const rows = await this.database.read<VisitView>(
      `select id, version, household_id "householdId", kind, planned_for::text "plannedFor", done_at "doneAt",
              identity->'workers' workers, identity->>'notes' notes
       from visit where household_id = $1 and ($2::uuid is null or id > $2) order by id limit $3`,
      [filter.householdId, after(filter), limitOf(filter) + 1],
    );
    return pageOf(rows, filter, (visit) => visit.id);
  }
}
