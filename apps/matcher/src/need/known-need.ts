import type { Urgency, WantedItem } from '#contracts';
import type { Facts } from '#eligibility';

/** A need as matcher last heard of it, with where its routing stands. */
export interface KnownNeed {
  readonly id: string;
  readonly householdId: string;
  readonly category: string;
  readonly items: readonly WantedItem[];
  readonly urgency: Urgency;
  readonly areaCode: string;
  readonly facts: Facts;
  readonly waitingSince: Date;
  readonly status: 'open' | 'withdrawn' | 'met';
  /** Version of the need that this is. */
  readonly needVersion: number;
  /** Number of the last event about it on `matches`. */
  readonly sequence: number;
  readonly matchId: string | null;
  readonly decisionId: string | null;
}
