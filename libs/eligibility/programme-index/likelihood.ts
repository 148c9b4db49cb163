import type { Range } from './access.js';
import type { Expression, Literal } from './expression.js';
import { spaceOf } from './space.js';

/** Into how many parts places of so many digits divide the needs, at least. */
const PLACES: Readonly<Record<number, number>> = { 6: 16, 9: 256, 12: 4096 };
const OPTIONS = 4;
const NUMBERS = 100;

/**
 * A guess at the share of needs for which a literal is not false, from the number of values that criteria name and
 * from what such facts are like. It decides what is looked at, never what is found. 1 where the values cannot be listed.
 */
function likelihoodOf({ access, fact }: Literal): number {
  if (!access) return 1;
  const { kind, points, ranges } = access;
  if (kind === 'boolean') return 0.5;
  if (kind === 'area') return 1 / (PLACES[points[0]?.toString().length ?? 0] ?? 1);
  if (ranges.length > 0)
    return Math.min(
      0.9,
      ranges.map(shareOf).reduce((sum, share) => sum + share),
    );
  const parts = Math.max(kind === 'number' ? NUMBERS : OPTIONS, spaceOf(fact.spaces, kind).distinct);
  return Math.min(0.9, points.length / parts);
}

/** The order of judging: what is false most often comes first. */
export function hardness(expression: Expression): number {
  return expression.operator === 'literal' ? likelihoodOf(expression) : 2;
}

function shareOf([low, high]: Range): number {
  return Math.min(0.5, (high - low + 1) / NUMBERS);
}

interface Choice {
  readonly literals: readonly Literal[];
  readonly likelihood: number;
}

/**
 * Literals of which one at least is not false whenever the expression is not false, the rarest such set: of an `all` the
 * set of one part, of an `any` the sets of all parts together. Linear in the expression. Null: nothing rules it out.
 */
export function accessLiterals(expression: Expression): readonly Literal[] | null {
  const choice = choose(expression);
  return choice && choice.likelihood < 1 ? [...new Set(choice.literals)] : null;
}

function choose(expression: Expression): Choice | null {
  if (expression.operator === 'literal') {
    const likelihood = likelihoodOf(expression);
    return likelihood < 1 ? { literals: [expression], likelihood } : null;
  }
  const choices = expression.parts.map(choose);
  if (expression.operator === 'all') return choices.reduce(rarer, null);
  if (choices.includes(null)) return null;
  const all = choices.flatMap((choice) => choice ?? []);
  return {
    literals: all.flatMap(({ literals }) => literals),
    likelihood: all.reduce((sum, { likelihood }) => sum + likelihood, 0),
  };
}

function rarer(a: Choice | null, b: Choice | null): Choice | null {
  if (!a || !b) return a ?? b;
  return b.likelihood < a.likelihood ? b : a;
}
