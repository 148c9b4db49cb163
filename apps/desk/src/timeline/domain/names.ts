/** A name in both languages. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** What the things in an entry are called, as far as it is known. */
export interface Names {
  readonly programmes: Readonly<Record<string, Label>>;
  readonly providers: Readonly<Record<string, Label>>;
  readonly areas: Readonly<Record<string, Label>>;
  readonly facts: Readonly<Record<string, Label>>;
  /** Items and other lines of any programme's plan, by their code. */
  readonly lines: Readonly<Record<string, Label>>;
}

/** The ids and codes whose names are wanted. */
export type Wanted = Readonly<Record<keyof Names, readonly string[]>>;
