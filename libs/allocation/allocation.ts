/** A served need moved on, within its own choices, to make room. */
export interface Swap {
  readonly needId: string;
  readonly from: string;
  readonly to: string;
}

/** Positions count from 1, the highest priority, over all needs of the round. */
export interface ServedCertificate {
  readonly needId: string;
  readonly position: number;
  readonly outcome: 'served';
  readonly poolId: string;
  /** A person decided it. */
  readonly pinned: boolean;
  /** What moved when it was let in, in turn: the first left its pool to it. Where all sit in the end may differ again. */
  readonly swaps: readonly Swap[];
  /** Position of the last that the order let into this pool. */
  readonly cutOff: number | null;
}

export interface RefusedCertificate {
  readonly needId: string;
  readonly position: number;
  readonly outcome: 'not-served';
  readonly reason: 'full' | 'no-choice' | 'pinned-out';
  /** Index into `closedSets` when the reason is `full`. */
  readonly closedSet: number | null;
  /** One more seat in one of these would serve it; a seat in any other pool would not, or would go to another need. */
  readonly oneMoreSeatIn: readonly string[];
}

export type Certificate = ServedCertificate | RefusedCertificate;

/** Seats and who sits in them; `lastServed` is the lowest in priority, needs that a person placed left aside. */
export interface CutOff {
  readonly poolId: string;
  readonly seats: number;
  readonly taken: number;
  readonly lastServed: { readonly needId: string; readonly position: number } | null;
}

/**
 * Pools that are full of needs that have no choice outside of them, all of higher priority than whoever is refused by
 * the set (needs that a person placed left aside). This is why no other allocation serves the refused need.
 */
export interface ClosedSet {
  readonly pools: readonly string[];
  readonly seats: number;
}

/** The result of a round, plain JSON: same bytes for the same input, in whatever order it came. */
export interface Allocation {
  readonly seed: string;
  /** SHA-256 in hex. */
  readonly inputHash: string;
  /** By need id. */
  readonly seats: readonly { readonly needId: string; readonly poolId: string }[];
  /** Sum of the costs of the choices that were given; a pin outside the choices of its need costs nothing. */
  readonly cost: number;
  /** One for each need, in priority order. */
  readonly certificates: readonly Certificate[];
  /** One for each pool, by pool id. */
  readonly cutOffs: readonly CutOff[];
  readonly closedSets: readonly ClosedSet[];
}
