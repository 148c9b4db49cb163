import type { EventEnvelope, Urgency, WantedItem } from '#contracts';
import type { Facts } from '#eligibility';
import { type Policy, priorityClassOf } from '../../policy/domain/priority.js';

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
  /** Place of its class in the policy; 0 goes first. */
  readonly priorityClass: number;
  readonly status: 'open' | 'withdrawn' | 'met';
  /** Version of the need that this is. */
  readonly needVersion: number;
  /** Number of the last event about it on `matches`. */
  readonly sequence: number;
  readonly matchId: string | null;
  readonly decisionId: string | null;
}

/** A need as an event tells it. */
export function knownNeedOf(event: EventEnvelope<'need.filed' | 'need.amended'>, policy: Policy): KnownNeed {
  const { needId, householdId, category, items, urgency, areaCode, facts, disputedFacts, waitingSince } =
    event.data;
  const known: Facts = { values: facts, disputed: disputedFacts };
  return {
    id: needId,
    householdId,
    category,
    items,
    urgency,
    areaCode,
    facts: known,
    waitingSince: new Date(waitingSince),
    priorityClass: priorityClassOf(known, policy),
    status: 'open',
    needVersion: event.sequence,
    sequence: 0,
    matchId: null,
    decisionId: null,
  };
}
