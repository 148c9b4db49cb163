import { areaWithin } from './area.js';
import type { Leaf } from './criterion.js';

export interface NumberMiss {
  readonly value: number;
  /** The nearest accepted value, if it is lower. */
  readonly atMost?: number;
  /** The nearest accepted value, if it is higher; both are there if they are as near. */
  readonly atLeast?: number;
  readonly distance: number;
}

/** Any of `oneOf` is accepted, or any option but `noneOf`. */
export type OptionMiss = { readonly value: string } & (
  { readonly oneOf: readonly string[] } | { readonly noneOf: readonly string[] }
);

/** A place is accepted in any of `within` (without it: anywhere), but in none of `outside`. */
export interface PlaceMiss {
  readonly value: string;
  readonly within?: readonly string[];
  readonly outside?: readonly string[];
}

/** Truth changes only at the ends that leaves name, so the nearest accepted number is next to one of them. */
export function nearestNumber(
  value: number,
  leaves: readonly Leaf[],
  accepts: (other: number) => boolean,
): NumberMiss | null {
  const beside = leaves.flatMap(numbersIn).flatMap((end) => [end - 1, end, end + 1]);
  const nearestFirst = [...new Set(beside)]
    .filter((other) => other >= 0)
    .sort((a, b) => Math.abs(a - value) - Math.abs(b - value));
  const found = nearestFirst.find(accepts);
  if (found === undefined) return null;
  const distance = Math.abs(found - value);
  const [lower, higher] = [value - distance, value + distance];
  return {
    value,
    ...(lower >= 0 && accepts(lower) ? { atMost: lower } : {}),
    ...(accepts(higher) ? { atLeast: higher } : {}),
    distance,
  };
}

function numbersIn(leaf: Leaf): number[] {
  return operandsIn(leaf).filter((end) => typeof end === 'number');
}

function optionsIn(leaf: Leaf): string[] {
  return operandsIn(leaf).filter((option) => typeof option === 'string');
}

function operandsIn(leaf: Leaf): readonly unknown[] {
  if ('is' in leaf) return [leaf.is];
  if ('in' in leaf) return leaf.in;
  return 'between' in leaf ? leaf.between : [];
}

// Stands for all values that no leaf names; neither an option nor an area code can be equal to it.
const UNNAMED = '\u0000';

export function nearestOption(
  value: string,
  leaves: readonly Leaf[],
  accepts: (other: string) => boolean,
): OptionMiss | null {
  const options = [...new Set(leaves.flatMap(optionsIn))];
  const oneOf = options.filter(accepts);
  if (accepts(UNNAMED)) return { value, noneOf: options.filter((option) => !oneOf.includes(option)) };
  return oneOf.length > 0 ? { value, oneOf } : null;
}

/** The places that leaves name cut the map into pieces; each is judged by its own code. */
export function nearestPlace(
  value: string,
  named: readonly string[],
  accepts: (other: string) => boolean,
): PlaceMiss | null {
  const places = [...new Set(named)];
  const accepted = places.filter(accepts);
  const refused = places.filter((place) => !accepted.includes(place));
  if (accepts(UNNAMED)) return { value, outside: outermost(refused) };
  if (accepted.length === 0) return null;
  const within = outermost(accepted);
  const outside = outermost(refused.filter((place) => within.some((outer) => areaWithin(place, outer))));
  return { value, within, ...(outside.length > 0 ? { outside } : {}) };
}

function outermost(places: readonly string[]): string[] {
  return places.filter((place) => !places.some((other) => other !== place && areaWithin(place, other)));
}
