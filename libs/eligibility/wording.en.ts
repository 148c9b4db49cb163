import { assertNever } from '#kernel';
import type { LeafTrace } from './evaluate.js';
import type { Wording } from './explain.js';
import type { FactDefinition, FactSource, FactValue } from './fact-catalogue.js';
import { endsOf, gapOf, namesOf } from './reading.js';
import { showAmount, withUnit } from './units.js';

const LANGUAGE = 'en';
const SOURCES: Readonly<Record<FactSource, string>> = {
  'home-visit': 'a home visit',
  document: 'a document',
  derived: 'the household’s record',
  household: 'the household',
};

export const ENGLISH: Wording = {
  everybody: 'No conditions',
  nobody: 'Nobody can meet these conditions',

  requirement(leaf, catalogue) {
    const definition = catalogue.get(leaf.fact);
    const gap = gapOf(leaf);
    const label = definition?.label.en ?? leaf.fact;
    const by = gap
      ? ` ${withUnit(showAmount(gap.distance, definition), definition, LANGUAGE)} ${gap.side}`
      : '';
    return `${label}${by}: ${wanted(leaf, definition)} required, is ${actual(leaf.value, definition)}`;
  },

  question(leaf, catalogue) {
    const definition = catalogue.get(leaf.fact);
    const sources = (definition?.suppliedBy ?? []).map((source) => SOURCES[source]).join(' or ');
    const opening = leaf.state === 'disputed' ? 'Disputed' : 'Not known yet';
    return `${opening}: ${definition?.label.en ?? leaf.fact}${sources ? ` (${sources} can tell)` : ''}`;
  },
};

function wanted(leaf: LeafTrace, definition: FactDefinition | undefined): string {
  if (typeof leaf.expected === 'boolean') return leaf.expected === leaf.wanted ? 'yes' : 'no';
  if (leaf.operator === 'between') return interval(leaf, definition);
  const names = namesOf(leaf.expected as FactValue, definition, LANGUAGE);
  switch (leaf.operator) {
    case 'is':
    case 'in':
      return `${leaf.wanted ? '' : 'not '}${names.join(' or ')}`;
    case 'overlaps':
      return `${leaf.wanted ? 'any' : 'none'} of ${names.join(', ')}`;
    case 'within':
      return `${leaf.wanted ? 'within' : 'outside'} ${names.join()}`;
    default:
      return assertNever(leaf.operator);
  }
}

function interval(leaf: LeafTrace, definition: FactDefinition | undefined): string {
  const [low, high] = endsOf(leaf, definition);
  if (low && high) return `${leaf.wanted ? '' : 'outside '}${low}–${high}`;
  if (low) return `${leaf.wanted ? 'at least' : 'less than'} ${low}`;
  return `${leaf.wanted ? 'at most' : 'more than'} ${high}`;
}

function actual(value: FactValue | undefined, definition: FactDefinition | undefined): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const names = namesOf(value ?? [], definition, LANGUAGE);
  return names.length > 0 ? names.join(', ') : 'none';
}
