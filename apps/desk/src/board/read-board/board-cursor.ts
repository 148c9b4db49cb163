import { DomainError } from '#kernel';
import { after, type PageQuery } from '#service-kit';
import { type BoardColumn, COLUMNS } from '../domain/columns.js';
import type { CardPlace } from './board.query.js';

const PLACE = new RegExp(`^(${COLUMNS.join('|')})_(\\d{4}-[\\d:.T-]+Z)_([0-9a-f-]{36})$`);

/** The text inside the cursor of a column's next page. */
export function placeOf(card: { column: BoardColumn; since: Date; needId: string }): string {
  return `${card.column}_${card.since.toISOString()}_${card.needId}`;
}

/** Where to go on; a cursor belongs to one column. */
export function readPlace(query: PageQuery, column: BoardColumn | undefined): CardPlace | undefined {
  const text = after(query, PLACE);
  if (text === null) return undefined;
  const [, name, since, needId] = PLACE.exec(text) ?? [];
  if (!since || !needId || Number.isNaN(Date.parse(since)) || (column && column !== name)) {
    throw new DomainError('input.cursor');
  }
  return { column: name as BoardColumn, since, needId };
}
