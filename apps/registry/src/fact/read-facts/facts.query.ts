import { Injectable } from '@nestjs/common';
import { Database } from '#messaging';
import { after, limitOf, type Page, type PageQuery, pageOf } from '#service-kit';
import type { Fact } from '../domain/fact.js';
import type { FactRow } from '../fact.repository.js';

@Injectable()
export class FactsQuery {
  constructor(private readonly database: Database) {}

  async page(query: PageQuery): Promise<Page<Fact>> {
    const rows = await this.database.read<FactRow>(
      'select definition, version from fact where ($1::text is null or key > $1) order by key limit $2',
      [after(query, /^[\w.]{1,64}$/), limitOf(query) + 1],
    );
    const facts = rows.map(({ definition, version }) => ({ ...definition, version }));
    return pageOf(facts, query, (fact) => fact.key);
  }
}
