import { after, limitOf, type Page, pageOf, type PageQuery } from '#service-kit';

/** A page of what is in order of priority. */
export function byPosition<T extends { readonly position: number }>(
  all: readonly T[],
  query: PageQuery,
): Page<T> {
  const last = Number(after(query, /^\d{1,9}$/) ?? 0);
  const rest = all.filter(({ position }) => position > last).slice(0, limitOf(query) + 1);
  return pageOf(rest, query, ({ position }) => String(position));
}
