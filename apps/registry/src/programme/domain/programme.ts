import type { NewEvent, ProgrammeState } from '#contracts';
import { DomainError } from '#kernel';
import { EVENT_OF, mustAllow, type ProgrammeStatus, STATUS_AFTER, type Transition } from './lifecycle.js';

/** What is offered and to whom: all that a provider writes and everybody may read. */
export type Terms = Omit<ProgrammeState, 'programmeId' | 'providerId' | 'version' | 'status'>;

export interface Offer {
  readonly providerId: string;
  readonly terms: Terms;
  /** For people who read the programme here; in no event. */
  readonly notes: string | null;
  /** JSON pointers to the terms that nobody has confirmed yet. */
  readonly assumed: readonly string[];
}

export interface Programme extends Offer {
  readonly id: string;
  readonly version: number;
  /** Counts what has been told; 0 for a draft. It is the version that matches refer to. */
  readonly publishedVersion: number;
  readonly status: ProgrammeStatus;
}

export interface Changed {
  readonly programme: Programme;
  readonly events: readonly NewEvent[];
}

export function draftProgramme(offer: Offer, id: string): Changed {
  return { programme: { ...offer, id, version: 1, publishedVersion: 0, status: 'draft' }, events: [] };
}

export function editDraft(programme: Programme, offer: Offer): Changed {
  mustAllow('edit', programme.status);
  return { programme: { ...programme, ...offer, version: programme.version + 1 }, events: [] };
}

export function transitionProgramme(programme: Programme, transition: Transition, now: Date): Changed {
  mustAllow(transition, programme.status);
  return told(programme, { status: STATUS_AFTER[transition] }, { type: EVENT_OF[transition], now });
}

interface Moment {
  /** The units that are held and used, as last heard. */
  readonly taken: number;
  readonly now: Date;
}

/** New terms for a programme that has been published. */
export function reviseProgramme(
  programme: Programme,
  revision: Omit<Offer, 'providerId'>,
  { taken, now }: Moment,
): Changed {
  mustAllow('revise', programme.status);
  const { capacity } = revision.terms;
  unitStaysTheSame(programme.terms.capacity.unit, capacity.unit);
  totalCoversWhatIsTaken(capacity.total, taken);
  return told(programme, revision, { type: EVENT_OF.revise, now });
}

/** The same total again changes nothing. */
export function changeCapacity(programme: Programme, total: number, { taken, now }: Moment): Changed {
  mustAllow('change-capacity', programme.status);
  totalCoversWhatIsTaken(total, taken);
  const { terms } = programme;
  if (terms.capacity.total === total) return { programme, events: [] };
  const changed = { terms: { ...terms, capacity: { ...terms.capacity, total } } };
  return told(programme, changed, { type: EVENT_OF['change-capacity'], now });
}

function unitStaysTheSame(unit: string, next: string): void {
  if (unit !== next) throw new DomainError('programme.unit-fixed', { unit });
}

function totalCoversWhatIsTaken(total: number, taken: number): void {
  if (total < taken) throw new DomainError('programme.capacity-below-taken', { total, taken });
}

function told(
  before: Programme,
  changes: Partial<Programme>,
  { type, now }: { type: (typeof EVENT_OF)[keyof typeof EVENT_OF]; now: Date },
): Changed {
  const programme: Programme = {
    ...before,
    ...changes,
    version: before.version + 1,
    publishedVersion: before.publishedVersion + 1,
  };
  const event = { type, at: now, sequence: programme.publishedVersion, data: stateOf(programme) };
  return { programme, events: [event] };
}

function stateOf({ id, providerId, publishedVersion, status, terms }: Programme): ProgrammeState {
  return {
    programmeId: id,
    version: publishedVersion,
    status: status as ProgrammeState['status'],
    providerId,
    ...terms,
  };
}
