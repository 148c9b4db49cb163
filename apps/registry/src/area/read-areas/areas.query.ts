import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { Database } from '#messaging';
import { after, limitOf, type Page, pageOf } from '#service-kit';
import { type Area, isAreaCode } from '../domain/area.js';
import type { AreaFilter } from './read-areas.controller.js';

const SELECT = 'select code, version, name, level, parent, status from area';

@Injectable()
export class AreasQuery {
  constructor(private readonly database: Database) {}

  async one(code: string): Promise<Area> {
    const asked = isAreaCode(code) ? [code] : [];
    const [area] = await this.database.read<Area>(`${SELECT} where code = any($1)`, [asked]);
    if (!area) throw new DomainError('area.unknown', { code });
    return area;
  }

  async page(filter: AreaFilter): Promise<Page<Area>> {
    const rows = await this.database.read<Area>(
      `${SELECT} where ($1::text is null or code like $1 || '%') and ($2::text is null or level = $2)
         and ($3::text is null or code > $3) order by code limit $4`,
      [filter.within ?? null, filter.level ?? null, after(filter, /^\d{6,12}$/), limitOf(filter) + 1],
    );
    return pageOf(rows, filter, (area) => area.code);
  }
}
