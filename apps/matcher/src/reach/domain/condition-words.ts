import type { FactDefinition, Label, Language } from '#eligibility';

type Definition = FactDefinition | undefined;
type End = number | null;

/** How one language puts conditions. */
export interface ConditionWords {
  readonly and: string;
  readonly or: string;
  readonly everybody: string;
  readonly nobody: string;
  bracketed(text: string): string;
  not(text: string): string;
  label(definition: Definition): string | undefined;
  about(label: string, text: string): string;
  category(text: string): string;
  yesNo(yes: boolean): string;
  option(value: string, definition: Definition): string;
  options(names: readonly string[]): string;
  overlaps(names: string): string;
  within(name: string): string;
  amount(amount: number, definition: Definition): string;
  interval(low: End, high: End, definition: Definition): string;
}

/** Units that are codes: their words, and how many of what is stored make one. */
const UNITS: Readonly<Record<string, Label & { readonly per: number }>> = {
  years: { zh: '岁', en: 'years', per: 1 },
  fen: { zh: '元', en: 'CNY', per: 100 },
};

const inUnits =
  (language: keyof Label) =>
  (amounts: readonly number[], unit: FactDefinition['unit']): string => {
    const known = typeof unit === 'string' ? UNITS[unit] : unit;
    const per = typeof unit === 'string' ? (UNITS[unit]?.per ?? 1) : 1;
    const word = known?.[language] ?? (typeof unit === 'string' ? unit : undefined);
    const shown = amounts.map((amount) => `${amount / per}`).join('–');
    if (word === undefined) return shown;
    return `${shown} ${language === 'en' && shown === '1' ? word.replace(/s$/, '') : word}`;
  };

function interval(shown: (...amounts: number[]) => string, least: string, most: string) {
  return (low: End, high: End): string => {
    if (low !== null && high !== null) return shown(low, high);
    return low === null ? `${most} ${shown(high ?? 0)}` : `${least} ${shown(low)}`;
  };
}

const optionIn = (language: keyof Label) => (value: string, definition: Definition) =>
  definition?.options?.find((option) => option.value === value)?.label[language] ?? value;

const chinese = inUnits('zh');
const english = inUnits('en');

export const WORDS: Readonly<Record<Language, ConditionWords>> = {
  'zh-CN': {
    and: '，且',
    or: '，或',
    everybody: '不设条件',
    nobody: '没有人能够符合',
    bracketed: (text) => `（${text}）`,
    not: (text) => `并非（${text}）`,
    label: (definition) => definition?.label.zh,
    about: (label, text) => `${label}：${text}`,
    category: (text) => `需求类别：${text}`,
    yesNo: (yes) => (yes ? '是' : '否'),
    option: optionIn('zh'),
    options: (names) => (names.length > 1 ? `${names.join('、')}之一` : names.join()),
    overlaps: (names) => `含${names}`,
    within: (name) => `在${name}之内`,
    amount: (amount, definition) => chinese([amount], definition?.unit),
    interval: (low, high, definition) =>
      interval((...ends) => chinese(ends, definition?.unit), '至少', '至多')(low, high),
  },
  en: {
    and: ', and ',
    or: ', or ',
    everybody: 'No conditions',
    nobody: 'Nobody can fit',
    bracketed: (text) => `(${text})`,
    not: (text) => `not (${text})`,
    label: (definition) => definition?.label.en,
    about: (label, text) => `${label}: ${text}`,
    category: (text) => `Category: ${text}`,
    yesNo: (yes) => (yes ? 'yes' : 'no'),
    option: optionIn('en'),
    options: (names) => names.join(' or '),
    overlaps: (names) => `any of ${names}`,
    within: (name) => `within ${name}`,
    amount: (amount, definition) => english([amount], definition?.unit),
    interval: (low, high, definition) =>
      interval((...ends) => english(ends, definition?.unit), 'at least', 'at most')(low, high),
  },
};
