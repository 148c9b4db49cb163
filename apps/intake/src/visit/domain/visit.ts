import { DomainError } from '#kernel';

export const VISIT_KINDS = ['home', 'care', 'survey', 'follow-up'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

/** A dated contact with a household, planned or done. Nothing of it is told by events. */
export interface Visit {
  readonly id: string;
  readonly version: number;
  readonly householdId: string;
  readonly kind: VisitKind;
  readonly plannedFor: string | null;
  readonly doneAt: Date | null;
  readonly workers: readonly string[];
  readonly notes?: string;
}

export interface VisitInput {
  readonly householdId: string;
  readonly kind: VisitKind;
  readonly plannedFor?: string;
  readonly doneAt?: Date;
  readonly workers: readonly string[];
  readonly notes?: string;
}

export interface RecordedVisit {
  readonly visit: Visit;
  readonly events: readonly never[];
}

/** Clocks of callers may run ahead by this much. */
const AHEAD_MS = 5 * 60_000;

export function recordVisit(input: VisitInput, at: { id: string; now: Date }): RecordedVisit {
  const { plannedFor = null, doneAt = null, ...rest } = input;
  if (plannedFor === null && doneAt === null) throw new DomainError('visit.neither-planned-nor-done');
  if (doneAt !== null && doneAt.getTime() > at.now.getTime() + AHEAD_MS) {
    throw new DomainError('visit.done-in-future', { faults: [{ field: 'doneAt', code: 'field.invalid' }] });
  }
  return { visit: { ...rest, id: at.id, version: 1, plannedFor, doneAt }, events: [] };
}
