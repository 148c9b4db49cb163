import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { Database } from '#messaging';
import { type BoardColumn, CLOSED_COLUMNS, COLUMNS } from '../domain/columns.js';
import type { CardRow } from './card-view.js';

export interface CardFilter {
  readonly areaCode?: string;
  readonly category?: string;
  readonly programmeId?: string;
}

/** After which card of a column a page begins. */
export interface CardPlace {
  readonly column: BoardColumn;
  readonly since: string;
  readonly needId: string;
}

interface CardPages {
  readonly filter: CardFilter;
  readonly columns: readonly BoardColumn[];
  readonly limit: number;
  readonly from?: CardPlace;
}

const FIELDS = `
  c.need_id "needId", c.board_column "column", c.since, c.category, c.items, c.urgency, c.area_code "areaCode",
  c.waiting_since "waitingSince", c.need_sequence::int "needVersion", c.match_id "matchId",
  c.match_version "matchVersion", c.programme_id "programmeId", c.provider_id "providerId", c.progress, c.unrouted`;

const FILTER = `
  ($1::text is null or c.area_code like $1 || '%') and ($2::text is null or c.category = $2)
  and ($3::uuid is null or c.programme_id = $3)`;

// What waits longest comes first; of what is closed, the latest.
const pages = (order: 'asc' | 'desc') => `
  select ${FIELDS.replaceAll('c.', 'p.')} from unnest($4::text[]) col (name) cross join lateral (
    select c.* from card c
    where c.board_column = col.name and ${FILTER}
      and ($5::timestamptz is null or (c.since, c.need_id) ${order === 'asc' ? '>' : '<'} ($5, $6::uuid))
    order by c.since ${order}, c.need_id ${order} limit $7) p`;

@Injectable()
export class BoardQuery {
  constructor(private readonly database: Database) {}

  async counts(filter: CardFilter): Promise<Map<BoardColumn, number>> {
    const rows = await this.database.read<{ column: BoardColumn; count: number }>(
      `select board_column "column", count(*)::int count from card c where ${FILTER} group by 1`,
      paramsOf(filter),
    );
    return new Map(rows.map(({ column, count }) => [column, count]));
  }

  /** Up to `limit` cards of each column, in the order of the column. */
  async cards({ filter, columns, limit, from }: CardPages): Promise<CardRow[]> {
    const closed = columns.filter((column) => CLOSED_COLUMNS.includes(column));
    const live = columns.filter((column) => !CLOSED_COLUMNS.includes(column));
    const place = [from?.since ?? null, from?.needId ?? null, limit];
    const [first, last] = await Promise.all([
      this.database.read<CardRow>(pages('asc'), [...paramsOf(filter), live, ...place]),
      this.database.read<CardRow>(pages('desc'), [...paramsOf(filter), closed, ...place]),
    ]);
    return [...first, ...last];
  }

  async card(needId: string): Promise<CardRow> {
    const [card] = await this.database.read<CardRow>(`select ${FIELDS} from card c where need_id = $1`, [
      needId,
    ]);
    if (!card) throw new DomainError('need.unknown', { id: needId });
    return card;
  }

  /** How many cards each column has, for all columns. */
  async totals(): Promise<{ column: BoardColumn; count: number }[]> {
    const counts = await this.counts({});
    return COLUMNS.map((column) => ({ column, count: counts.get(column) ?? 0 }));
  }
}

function paramsOf({ areaCode, category, programmeId }: CardFilter): unknown[] {
  return [areaCode ?? null, category ?? null, programmeId ?? null];
}
