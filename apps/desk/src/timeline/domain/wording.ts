import type { EntryOf, TimelineType } from './entry.js';

/** What things are called in one language; whatever has no name yet is called by its code, or "a programme". */
export interface Said {
  programme(id: string): string;
  provider(id: string): string;
  area(code: string): string;
  /** Facts, items and lines as one list. */
  facts(keys: readonly string[]): string;
  lines(codes: readonly string[]): string;
}

/** How one language tells each type of entry. */
export type Wording = {
  readonly [Type in TimelineType]: (entry: EntryOf<Type>, said: Said) => string;
};

export interface LanguageOfEntries {
  readonly wording: Wording;
  readonly comma: string;
  readonly unnamed: { readonly programme: string; readonly provider: string };
}
