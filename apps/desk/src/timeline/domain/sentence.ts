import type { TimelineEntry } from './entry.js';
import type { Label, Names } from './names.js';
import { en } from './wording.en.js';
import type { LanguageOfEntries, Said } from './wording.js';
import { zh } from './wording.zh.js';

type Language = 'zh-CN' | 'en';

/** What has happened, as one or two sentences for a person. */
export function sentence(entry: TimelineEntry, names: Names, language: Language): string {
  const spoken = language === 'en' ? en : zh;
  const tell = spoken.wording[entry.type] as (entry: TimelineEntry, said: Said) => string;
  return tell(entry, sayings(names, spoken, language === 'en' ? 'en' : 'zh'));
}

function sayings(names: Names, { comma, unnamed }: LanguageOfEntries, tongue: keyof Label): Said {
  const list = (labels: Readonly<Record<string, Label>>) => (codes: readonly string[]) =>
    codes.map((code) => labels[code]?.[tongue] ?? code).join(comma);
  const quoted = (label: Label) => (tongue === 'zh' ? `“${label.zh}”` : label.en);
  return {
    programme: (id) => (names.programmes[id] ? quoted(names.programmes[id]) : unnamed.programme),
    provider: (id) => names.providers[id]?.[tongue] ?? unnamed.provider,
    area: (code) => names.areas[code]?.[tongue] ?? code,
    facts: list(names.facts),
    lines: list(names.lines),
  };
}
