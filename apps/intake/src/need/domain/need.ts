import { ageAt, DomainError } from '#kernel';
import type { NeedState, NeedWithdrawalReason, NewEvent, Urgency, WantedItem } from '#contracts';
import type { FactValue } from '#eligibility';

export type NeedStatus = 'open' | 'withdrawn' | 'met';

/** One thing that one household lacks. */
export interface Need {
  readonly id: string;
  readonly version: number;
  readonly status: NeedStatus;
  readonly householdId: string;
  readonly memberId: string;
  readonly category: string;
  readonly items: readonly WantedItem[];
  readonly urgency: Urgency;
  readonly areaCode: string;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly disputedFacts: readonly string[];
  readonly waitingSince: Date;
}

/** What the need's subject brings along: where the household is and when the member was born. */
export interface Subject {
  readonly householdId: string;
  readonly areaCode: string;
  readonly memberId: string;
  readonly birthDate: string;
}

export interface NeedInput {
  readonly category: string;
  readonly items: readonly WantedItem[];
  readonly urgency: Urgency;
  readonly facts: Readonly<Record<string, FactValue>>;
}

export interface Changed {
  readonly need: Need;
  readonly events: readonly NewEvent[];
}

export function fileNeed(subject: Subject, input: NeedInput, at: { id: string; now: Date }): Changed {
  const need: Need = {
    id: at.id,
    version: 1,
    status: 'open',
    householdId: subject.householdId,
    memberId: subject.memberId,
    areaCode: subject.areaCode,
    ...input,
    facts: { ...input.facts, ageYears: ageAt(subject.birthDate, at.now), area: subject.areaCode },
    disputedFacts: [],
    waitingSince: at.now,
  };
  return { need, events: [{ type: 'need.filed', at: at.now, sequence: 1, data: stateOf(need) }] };
}

export interface Amendment {
  readonly urgency?: Urgency;
  readonly items?: readonly WantedItem[];
  /** New values by fact; null makes a fact unknown again. */
  readonly facts?: Readonly<Record<string, FactValue | null>>;
}

/** A correction by the worker. A fact that is supplied anew is no longer disputed. */
export function amendNeed(need: Need, amendment: Amendment, now: Date): Changed {
  mustBeOpen(need);
  const supplied = Object.keys(amendment.facts ?? {});
  const facts = Object.entries({ ...need.facts, ...amendment.facts }).filter(([, value]) => value !== null);
  const next: Need = {
    ...need,
    version: need.version + 1,
    urgency: amendment.urgency ?? need.urgency,
    items: amendment.items ?? need.items,
    facts: Object.fromEntries(facts) as Need['facts'],
    disputedFacts: need.disputedFacts.filter((fact) => !supplied.includes(fact)),
  };
  return amended(next, now);
}

/** The subject may have had a birthday: the age that follows from the birth date, if it is another one. */
export function reissueAge(need: Need, birthDate: string, now: Date): Changed {
  const ageYears = ageAt(birthDate, now);
  if (need.status !== 'open' || need.facts.ageYears === ageYears) return { need, events: [] };
  return amended({ ...need, version: need.version + 1, facts: { ...need.facts, ageYears } }, now);
}

export function withdrawNeed(need: Need, reason: NeedWithdrawalReason, now: Date): Changed {
  mustBeOpen(need);
  const next: Need = { ...need, version: need.version + 1, status: 'withdrawn' };
  const data = { needId: need.id, householdId: need.householdId, reason };
  return { need: next, events: [{ type: 'need.withdrawn', at: now, sequence: next.version, data }] };
}

/** The household has signed off. A need that is closed already stays as it is. */
export function meetNeed(need: Need, matchId: string, now: Date): Changed {
  if (need.status !== 'open') return { need, events: [] };
  const next: Need = { ...need, version: need.version + 1, status: 'met' };
  const data = { needId: need.id, householdId: need.householdId, matchId };
  return { need: next, events: [{ type: 'need.met', at: now, sequence: next.version, data }] };
}

function amended(need: Need, now: Date): Changed {
  return {
    need,
    events: [{ type: 'need.amended', at: now, sequence: need.version, data: stateOf(need) }],
  };
}

function mustBeOpen(need: Need): void {
  if (need.status === 'withdrawn') throw new DomainError('need.already-withdrawn');
  if (need.status === 'met') throw new DomainError('need.already-met');
}

function stateOf(need: Need): NeedState {
  return {
    needId: need.id,
    householdId: need.householdId,
    category: need.category,
    items: [...need.items],
    urgency: need.urgency,
    areaCode: need.areaCode,
    facts: need.facts as NeedState['facts'],
    disputedFacts: [...need.disputedFacts],
    waitingSince: need.waitingSince.toISOString(),
  };
}
