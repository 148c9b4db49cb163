import type { Leaf } from '../criterion.js';
import type { FactValue } from '../fact-catalogue.js';
import type { Space } from './space.js';

/** Kleene's truth as a number, so that `all` is the least and `any` the greatest of its parts. */
export const FALSE = 0;
export const UNKNOWN = 1;
export const TRUE = 2;

/** A criterion without `not`: negations are pushed down to the leaves, equal parts are one object. */
export type Expression = Literal | Junction;

interface Shared {
  readonly id: number;
  readonly key: string;
  /** In how many junctions and rules it stands. */
  uses: number;
  /** The match for which `truth` holds. */
  stamp: number;
  truth: number;
}

/** A leaf, or its negation. */
export interface Literal extends Shared {
  readonly leaf: Leaf;
  readonly wanted: boolean;
  readonly fact: KnownFact;
  readonly operator: 'literal';
  /** The rules that can be met only if one of their literals, this among them, is not false. */
  readonly rules: Rule[];
  /** For each of `rules`, a second literal that must not be false either; null where there is none. */
  readonly guards: (Literal | null)[];
}

export interface Junction extends Shared {
  readonly operator: 'all' | 'any';
  readonly parts: readonly Expression[];
}

/** A fact that some criterion names, with its value in the match at hand (undefined: unknown). */
export interface KnownFact {
  readonly name: string;
  readonly spaces: Space[];
  literals: number;
  value: FactValue | undefined;
}

/** A criterion and the programmes that share it. */
export interface Rule {
  readonly root: Expression;
  /** Where it is posted; null: it is judged in every match. */
  readonly access: readonly Literal[] | null;
  /** Its place in the list of each literal of `access`, or in the list of those that are always judged. */
  readonly places: number[];
  readonly programmes: Programme[];
  stamp: number;
}

export interface Programme {
  readonly id: string;
  readonly rule: Rule;
  place: number;
}
