import type { FactValue } from '../fact-catalogue.js';
import type { Access } from './access.js';
import type { LeafTest } from './leaf-test.js';
import type { Space } from './space.js';

/** How many parts of a rule stand beside it in a posting: they are read in one go, the rule only if none is false. */
export const GUARDS = 3;

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
  readonly operator: 'literal';
  readonly fact: KnownFact;
  readonly test: LeafTest;
  /** The values for which it can be true; null if they cannot be listed. */
  readonly access: Access | null;
  /** The rules that can be met only if one of their access literals, this among them, is not false. */
  readonly rules: Rule[];
  /** For each of `rules`, in the same order, GUARDS other parts of it that must not be false either, the rarest first. */
  readonly guards: (Expression | null)[];
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
  programmes: Programme[];
  stamp: number;
}

export interface Programme {
  readonly id: string;
  readonly rule: Rule;
  place: number;
}
