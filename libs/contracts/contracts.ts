import { areaListed, factDefined, providerListed } from './catalogue.events.js';
import { consentGiven, consentWithdrawn } from './consent.events.js';
import type { EventContract } from './contract.js';
import {
  matchAccepted,
  matchApplied,
  matchConfirmed,
  matchDeclined,
  matchDelivered,
  matchDisputed,
  matchExpired,
  matchLineDelivered,
  matchProposed,
  matchWithdrawn,
  needUnrouted,
} from './match.events.js';
import { needAmended, needFiled, needMet, needWithdrawn } from './need.events.js';
import { policyAdopted } from './policy.events.js';
import {
  programmeCapacityChanged,
  programmeClosed,
  programmePaused,
  programmePublished,
  programmeRevised,
} from './programme.events.js';

/**
 * Revision of the whole set. It grows by one when a type or a version is added, so that a consumer can
 * tell a type that it does not know yet (parked) from one that has been retired (ignored).
 */
export const REVISION = 2;

export const contracts = [
  needFiled,
  needAmended,
  needWithdrawn,
  needMet,
  programmePublished,
  programmeRevised,
  programmeCapacityChanged,
  programmePaused,
  programmeClosed,
  matchProposed,
  matchApplied,
  matchAccepted,
  matchDeclined,
  matchExpired,
  matchWithdrawn,
  matchLineDelivered,
  matchDelivered,
  matchConfirmed,
  matchDisputed,
  needUnrouted,
  consentGiven,
  consentWithdrawn,
  areaListed,
  factDefined,
  providerListed,
  policyAdopted,
] as const;

export type EventType = (typeof contracts)[number]['type'];

const byType = new Map<string, EventContract>(
  contracts.map((contract) => [contract.type, contract as unknown as EventContract]),
);

/** The contract of a type of event; undefined when this build does not know the type. */
export function contractOf(type: string): EventContract | undefined {
  return byType.get(type);
}
