import { Type } from 'typebox';
import { PROVIDER_KINDS } from './catalogue.events.js';
import { defineContract } from './contract.js';
import { Closed, DateOnly, Id, OneOf } from './fields.js';

export const CONSENT_GIVERS = ['self', 'guardian'] as const;
export const CONSENT_PURPOSES = ['matching', 'disclosure'] as const;
export const CONSENT_METHODS = ['written', 'oral', 'electronic'] as const;
export type ConsentGiver = (typeof CONSENT_GIVERS)[number];
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];
export type ConsentMethod = (typeof CONSENT_METHODS)[number];

export const consentGiven = defineContract({
  type: 'consent.given',
  version: 1,
  stream: 'consents',
  schema: Closed({
    consentId: Id,
    householdId: Id,
    givenBy: OneOf(CONSENT_GIVERS),
    purpose: OneOf(CONSENT_PURPOSES),
    providerId: Type.Optional(Id),
    providerKind: Type.Optional(OneOf(PROVIDER_KINDS)),
    method: OneOf(CONSENT_METHODS),
    until: Type.Optional(DateOnly),
  }),
  key: 'consentId',
});

export const consentWithdrawn = defineContract({
  type: 'consent.withdrawn',
  version: 1,
  stream: 'consents',
  schema: Closed({ consentId: Id, householdId: Id }),
  key: 'consentId',
});
