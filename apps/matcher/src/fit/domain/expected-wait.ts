/** A need before a programme. */
export interface Queue {
  /** Matches that could be made at once. */
  readonly seats: number;
  /** Needs on the waiting list that go first. */
  readonly ahead: number;
  /** Matches that ended in the last 180 days: signed off, or their seat came back. */
  readonly ended: number;
  /** Days since the first of these. */
  readonly days: number | null;
}

/**
 * Days until a seat, rounded up: 0 with a seat for it now; else its turns (the needs ahead that no free seat is for, and
 * its own) × the average days between two ends of matches there. An estimate from what was, no promise: a sign-off
 * counts as a turn, though its seat is used up. Null when fewer than two matches have ended: nobody can know.
 */
export function expectedWaitOf({ seats, ahead, ended, days }: Queue): number | null {
  if (ahead < seats) return 0;
  if (ended < 2 || days === null) return null;
  return Math.ceil((ahead - seats + 1) * (days / ended));
}
