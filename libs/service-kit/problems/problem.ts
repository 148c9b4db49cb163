import type { Language } from './language.js';

/** One kind of refusal: the HTTP status and the sentence, in which `{name}` stands for a detail. */
export interface ProblemText {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
}

/** Code → text. Every app declares the codes that its domain throws. */
export type ProblemCatalogue = Readonly<Record<string, ProblemText>>;

export interface FieldFault {
  /** Dotted path of the field in the body, the query or the path. */
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** What a DomainError may carry in `details.faults` to say which fields are wrong. */
export interface DomainFault {
  readonly field: string;
  readonly code: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** RFC 9457 problem details, with a stable `code`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldFault[];
}

/** Fills a sentence with its details; a list is joined, an absent detail is left out. */
export function fillIn(text: string, details: Readonly<Record<string, unknown>>, language: Language): string {
  const comma = language === 'zh-CN' ? '、' : ', ';
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = details[name];
    return Array.isArray(value)
      ? value.join(comma)
      : value === undefined || value === null
        ? ''
        : String(value);
  });
}
