import type { FactDefinition, Label, Language } from './fact-catalogue.js';

interface Unit extends Label {
  /** How many of what is stored make one of what is shown. */
  readonly per?: number;
}

const UNITS: Readonly<Record<string, Unit>> = {
  years: { zh: '岁', en: 'years' },
  fen: { zh: '元', en: 'CNY', per: 100 },
};

/** A stored amount as people write it, without its unit. */
export function showAmount(amount: number, definition: FactDefinition | undefined): string {
  return `${amount / (unitOf(definition)?.per ?? 1)}`;
}

/** "1 year", "2 years", 「2 岁」: `shown` is an amount, or an interval of amounts, as people write it. */
export function withUnit(shown: string, definition: FactDefinition | undefined, language: Language): string {
  const unit = unitOf(definition);
  if (!unit) return shown;
  if (language === 'zh-CN') return `${shown} ${unit.zh}`;
  return `${shown} ${shown === '1' ? unit.en.replace(/s$/, '') : unit.en}`;
}

function unitOf(definition: FactDefinition | undefined): Unit | undefined {
  const unit = definition?.unit;
  if (typeof unit !== 'string') return unit;
  return Object.hasOwn(UNITS, unit) ? UNITS[unit] : { zh: unit, en: unit };
}
