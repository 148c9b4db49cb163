/**
 * The seats of one programme in one round, or of one of its reserves: seats split off for needs that a criterion of
 * their own names.
 */
export interface Pool {
  readonly id: string;
  readonly programmeId: string;
  /** Whole, not negative. */
  readonly seats: number;
}

/** A pool in which a need may be served, and how far down its candidate order that is (whole, 0 is best). */
export interface Choice {
  readonly poolId: string;
  readonly cost: number;
}

export interface RoundNeed {
  readonly id: string;
  /** Place of its class in the policy; 0 goes first. */
  readonly priorityClass: number;
  /** Milliseconds since 1970; within a class, whoever has waited longer goes first. */
  readonly waitingSince: number;
  readonly choices: readonly Choice[];
}

/** What a person decided about one need ahead of the rest: the pool that serves it, or null to leave it out. */
export interface Pin {
  readonly needId: string;
  readonly poolId: string | null;
}

/** A round by number instead of by name: the choices of need n are `pool[i]`, `cost[i]` for `start[n] ≤ i < start[n + 1]`. */
export interface Problem {
  readonly start: Int32Array;
  readonly pool: Int32Array;
  readonly cost: Int32Array;
  /** By pool. */
  readonly seats: Int32Array;
}

/** All that a round is computed from; the order of needs, pools, choices and pins says nothing. */
export interface RoundInput {
  readonly needs: readonly RoundNeed[];
  readonly pools: readonly Pool[];
  readonly seed: string;
  readonly pins: readonly Pin[];
}
