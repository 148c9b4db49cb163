import type { Criterion, FactCatalogue, FactDefinition, Language, Leaf } from '#eligibility';
import { type ConditionWords, WORDS } from './condition-words.js';

interface Saying {
  readonly catalogue: FactCatalogue;
  readonly language: Language;
}

/** A condition as people put it, in the words of the fact catalogue; what it does not know is shown by its key. */
export function sayCondition(criterion: Criterion, { catalogue, language }: Saying): string {
  return say(criterion, catalogue, WORDS[language]);
}

/** The categories of a draft, as a condition. */
export function sayCategories(categories: readonly string[], language: Language): string {
  const { category, options } = WORDS[language];
  return category(options(categories));
}

function say(criterion: Criterion, catalogue: FactCatalogue, words: ConditionWords): string {
  const part = (inner: Criterion, alone: boolean) => {
    const text = say(inner, catalogue, words);
    return !alone && ('all' in inner || 'any' in inner) ? words.bracketed(text) : text;
  };
  if ('not' in criterion) return words.not(part(criterion.not, true));
  if ('all' in criterion) {
    const said = criterion.all.map((inner, _, { length }) => part(inner, length === 1));
    return said.length > 0 ? said.join(words.and) : words.everybody;
  }
  if ('any' in criterion) {
    const said = criterion.any.map((inner, _, { length }) => part(inner, length === 1));
    return said.length > 0 ? said.join(words.or) : words.nobody;
  }
  const key = 'area' in criterion ? criterion.area : criterion.fact;
  const definition = catalogue.get(key);
  return words.about(words.label(definition) ?? key, sayLeaf(criterion, definition, words));
}

function sayLeaf(leaf: Leaf, definition: FactDefinition | undefined, words: ConditionWords): string {
  const name = (value: string | number) =>
    typeof value === 'number' ? words.amount(value, definition) : words.option(value, definition);
  if ('within' in leaf) return words.within(name(leaf.within));
  if ('overlaps' in leaf) return words.overlaps(words.options(leaf.overlaps.map(name)));
  if ('in' in leaf) return words.options(leaf.in.map(name));
  if ('is' in leaf) return typeof leaf.is === 'boolean' ? words.yesNo(leaf.is) : name(leaf.is);
  const [low, high] = leaf.between;
  return words.interval(low, high, definition);
}
