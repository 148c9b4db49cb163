import { Injectable } from '@nestjs/common';
import { Database } from '#messaging';
import type { WaitingNeed } from '../domain/preview.js';

const PAGE = 10_000;

@Injectable()
export class WaitingNeedsQuery {
  constructor(private readonly database: Database) {}

  /** All open needs without a match, read by the page. */
  async all(): Promise<WaitingNeed[]> {
    const needs: WaitingNeed[] = [];
    for (let last: string | null = null; ; last = needs.at(-1)!.id) {
      const page: WaitingNeed[] = await this.database.read<WaitingNeed>(
        `select n.id, n.priority_class::int "priorityClass", n.waiting_since "waitingSince",
           jsonb_build_object('values', n.facts, 'disputed', to_jsonb(n.disputed_facts)) facts,
           array(select w.programme_id from waiting_list w where w.need_id = n.id) "programmeIds"
         from need n where n.status = 'open' and n.match_id is null and ($1::uuid is null or n.id > $1)
         order by n.id limit $2`,
        [last, PAGE],
      );
      needs.push(...page);
      if (page.length < PAGE) return needs;
    }
  }
}
