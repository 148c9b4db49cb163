import type { LeafTrace } from './evaluate.js';
import type { FactDefinition, FactValue, Language } from './fact-catalogue.js';
import { showAmount } from './units.js';

/** How far a number lies outside a wanted interval, as stored, and on which side; null if it does not. */
export function gapOf({
  operator,
  expected,
  wanted,
  value,
}: LeafTrace): { distance: number; side: 'over' | 'under' } | null {
  if (operator !== 'between' || !wanted || typeof value !== 'number') return null;
  const [low, high] = expected as readonly [number | null, number | null];
  if (low !== null && value < low) return { distance: low - value, side: 'under' };
  return high !== null && value > high ? { distance: value - high, side: 'over' } : null;
}

/** The ends of an interval as people write them. */
export function endsOf({ expected }: LeafTrace, definition: FactDefinition | undefined): (string | null)[] {
  const ends = expected as readonly (number | null)[];
  return ends.map((end) => (end === null ? null : showAmount(end, definition)));
}

/** Values as people write them: numbers in their unit's scale, options and places by their labels. */
export function namesOf(
  values: FactValue | readonly (string | number)[],
  definition: FactDefinition | undefined,
  language: Language,
): string[] {
  const list = typeof values === 'object' ? values : [values];
  return list.map((value) => {
    if (typeof value === 'number') return showAmount(value, definition);
    const label = definition?.options?.find((option) => option.value === value)?.label;
    return label?.[language === 'zh-CN' ? 'zh' : 'en'] ?? `${value}`;
  });
}
