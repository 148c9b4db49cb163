import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { Database } from '#messaging';
import { after, limitOf, type Page, type PageQuery, pageOf } from '#service-kit';
import type { Provider } from '../domain/provider.js';

const SELECT = 'select id, version, name, kind, area_code "areaCode" from provider';

@Injectable()
export class ProvidersQuery {
  constructor(private readonly database: Database) {}

  async one(id: string): Promise<Provider> {
    const [provider] = await this.database.read<Provider>(`${SELECT} where id = $1`, [id]);
    if (!provider) throw new DomainError('provider.unknown', { id });
    return provider;
  }

  async page(query: PageQuery): Promise<Page<Provider>> {
    const rows = await this.database.read<Provider>(
      `${SELECT} where ($1::uuid is null or id > $1) order by id limit $2`,
      [after(query), limitOf(query) + 1],
    );
    return pageOf(rows, query, (provider) => provider.id);
  }
}
