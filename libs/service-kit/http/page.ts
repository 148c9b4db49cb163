import { ApiProperty } from '@nestjs/swagger';
import { DomainError } from '#kernel';
import { Text } from '../fields/text.js';
import { WholeInQuery } from '../fields/number.js';

/** The query of every list: how many, and where to go on. */
export class PageQuery {
  @WholeInQuery({ min: 1, max: 200, optional: true, description: 'entries a page, 50 unless told' })
  limit?: number;

  @Text({ max: 500, optional: true, description: 'the `next` of the page before' })
  cursor?: string;
}

/** One page of a list. `next` is null on the last one. */
export interface Page<Entry> {
  items: Entry[];
  next: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The last id of the page before, or null for the first page: lists are in order of their ids, which sort by
 * age. Where a list goes by another key, `form` is what that looks like.
 */
export function after(query: PageQuery, form: RegExp = UUID): string | null {
  if (query.cursor === undefined) return null;
  const id = Buffer.from(query.cursor, 'base64url').toString('utf8');
  if (!form.test(id)) throw new DomainError('input.cursor');
  return id;
}

export function limitOf(query: PageQuery): number {
  return query.limit ?? 50;
}

/** Makes a page of `limit + 1` rows or fewer: the row too many says that there is a next page. */
export function pageOf<Row>(rows: readonly Row[], query: PageQuery, idOf: (row: Row) => string): Page<Row> {
  const limit = limitOf(query);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next =
    rows.length > limit && last !== undefined ? Buffer.from(idOf(last)).toString('base64url') : null;
  return { items, next };
}

/** The answer of a `POST` that creates, and of every change. */
export class Written {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: 'integer', minimum: 1 })
  version: number;
}
