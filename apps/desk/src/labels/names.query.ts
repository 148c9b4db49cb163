import { Injectable } from '@nestjs/common';
import { Database } from '#messaging';
import type { Label, Names, Wanted } from '../timeline/domain/names.js';

const SELECT = `
  select 'programmes' kind, programme_id::text id, name label from programme_label where programme_id = any($1::uuid[])
  union all select 'providers', provider_id::text, name from provider_label where provider_id = any($2::uuid[])
  union all select 'areas', code, jsonb_build_object('zh', name, 'en', name) from area_label where code = any($3)
  union all select 'facts', key, label from fact_label where key = any($4)
  union all (
    select distinct on (line.key) 'lines', line.key, line.value
    from programme_label p, jsonb_each(p.lines) line
    where p.lines ?| $5::text[] and line.key = any($5)
    order by line.key, p.programme_id)`;

/** Names are joined when something is read, so that a name which comes later, or changes, is shown everywhere. */
@Injectable()
export class NamesQuery {
  constructor(private readonly database: Database) {}

  async of(wanted: Wanted): Promise<Names> {
    const names: Record<keyof Names, Record<string, Label>> = {
      programmes: {},
      providers: {},
      areas: {},
      facts: {},
      lines: {},
    };
    const { programmes, providers, areas, facts, lines } = wanted;
    const asked = [programmes, providers, areas, facts, lines].map((ids) => [...new Set(ids)]);
    const rows = await this.database.read<{ kind: keyof Names; id: string; label: Label }>(SELECT, asked);
    for (const { kind, id, label } of rows) names[kind][id] = label;
    return names;
  }
}
