import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { Database } from '#messaging';
import { after, limitOf, type Page, type PageQuery, pageOf } from '#service-kit';
import type { Programme } from '../domain/programme.js';
import type { ProgrammeFilter, ProgrammeVersionView, ProgrammeView } from './read-programmes.controller.js';

interface Read extends Programme {
  held: number;
  used: number;
}

const SELECT = `
  select p.id, p.version, p.published_version "publishedVersion", p.status, p.provider_id "providerId", p.terms,
         p.notes, p.assumed, u.held, u.used
  from programme p cross join lateral (
    select coalesce(sum(units) filter (where state = 'held'), 0)::float8 held,
           coalesce(sum(units) filter (where state = 'used'), 0)::float8 used
    from match_hold where programme_id = p.id) u`;

@Injectable()
export class ProgrammesQuery {
  constructor(private readonly database: Database) {}

  async one(id: string): Promise<ProgrammeView> {
    const [row] = await this.database.read<Read>(`${SELECT} where p.id = $1`, [id]);
    if (!row) throw new DomainError('programme.unknown', { id });
    return viewOf(row);
  }

  async page(filter: ProgrammeFilter): Promise<Page<ProgrammeView>> {
    const rows = await this.database.read<Read>(
      `${SELECT} where ($1::text is null or p.status = $1) and ($2::uuid is null or p.provider_id = $2)
         and ($3::uuid is null or p.id > $3) order by p.id limit $4`,
      [filter.status ?? null, filter.providerId ?? null, after(filter), limitOf(filter) + 1],
    );
    return pageOf(rows.map(viewOf), filter, (programme) => programme.id);
  }

  /** What was told, oldest first. A draft has told nothing yet. */
  async versions(id: string, query: PageQuery): Promise<Page<ProgrammeVersionView>> {
    await this.one(id);
    const rows = await this.database.read<ProgrammeVersionView>(
      `select version, type, at, state, notes, assumed from programme_version
       where programme_id = $1 and ($2::int is null or version > $2) order by version limit $3`,
      [id, after(query, /^\d{1,9}$/), limitOf(query) + 1],
    );
    return pageOf(rows, query, ({ version }) => String(version));
  }
}

function viewOf({ terms, held, used, ...programme }: Read): ProgrammeView {
  const { capacity } = terms;
  const free = Math.max(0, capacity.total - held - used);
  return { ...programme, ...terms, capacity: { ...capacity, held, used, free } };
}
