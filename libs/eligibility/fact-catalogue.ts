export type Language = 'zh-CN' | 'en';
export type Label = { readonly zh: string; readonly en: string };
export type FactType = 'integer' | 'boolean' | 'choice' | 'set' | 'area';
export type FactSource = 'home-visit' | 'document' | 'derived' | 'household';

/** One entry of the fact catalogue. `unit` is the word to show (in English the plural) or a code that units.ts knows. */
export interface FactDefinition {
  readonly key: string;
  readonly type: FactType;
  readonly unit?: Label | string;
  readonly options?: readonly { readonly value: string; readonly label: Label }[];
  readonly label: Label;
  readonly suppliedBy: readonly FactSource[];
  readonly sensitivity: 'plain' | 'sensitive' | 'health';
}

export type FactCatalogue = ReadonlyMap<string, FactDefinition>;

/** Integers are whole and not negative; a choice or a place is a string; a set is a list of options. */
export type FactValue = boolean | number | string | readonly string[];

/** What is known about a need's subject. A fact without a value, or disputed, is unknown. */
export interface Facts {
  readonly values: Readonly<Record<string, FactValue>>;
  readonly disputed: readonly string[];
}

export interface FactProblem {
  /** JSON pointer into the values. */
  readonly path: string;
  readonly code: 'fact.unknown' | 'fact.wrong-type' | 'fact.unknown-option';
  readonly fact: string;
  /** For `fact.wrong-type`: the type of the catalogue. */
  readonly expected?: FactType;
  /** For `fact.unknown-option`: the options of the catalogue. */
  readonly options?: readonly string[];
}

/** The catalogue by key; of two definitions with one key the later counts. */
export function factCatalogue(definitions: Iterable<FactDefinition>): FactCatalogue {
  return new Map([...definitions].map((definition) => [definition.key, definition]));
}

/** Every problem with facts that come from outside; empty if all can be stored. */
export function checkFacts(
  catalogue: FactCatalogue,
  values: Readonly<Record<string, unknown>>,
): FactProblem[] {
  return Object.entries(values).flatMap(([fact, value]) => {
    const path = `/${fact.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const definition = catalogue.get(fact);
    return definition ? checkValue(definition, value, path) : [{ path, code: 'fact.unknown', fact }];
  });
}

function checkValue(definition: FactDefinition, value: unknown, path: string): FactProblem[] {
  const { key: fact, type } = definition;
  if (!hasType(type, value)) return [{ path, code: 'fact.wrong-type', fact, expected: type }];
  if (type !== 'choice' && type !== 'set') return [];
  const options = optionValues(definition);
  const chosen = typeof value === 'string' ? [value] : (value as readonly string[]);
  return chosen.flatMap((option, at): FactProblem[] =>
    options.includes(option)
      ? []
      : [{ path: type === 'set' ? `${path}/${at}` : path, code: 'fact.unknown-option', fact, options }],
  );
}

function hasType(type: FactType, value: unknown): boolean {
  switch (type) {
    case 'integer':
      return isWholeNumber(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string';
    case 'area':
      return typeof value === 'string' && /^\d{12}$/.test(value);
    case 'set':
      return isListOfStrings(value) && new Set(value).size === value.length;
  }
}

export function isWholeNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isListOfStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((element) => typeof element === 'string');
}

export function optionValues(definition: FactDefinition): string[] {
  return (definition.options ?? []).map((option) => option.value);
}
