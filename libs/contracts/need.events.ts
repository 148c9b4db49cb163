import { type Static, Type } from 'typebox';
import { defineContract } from './contract.js';
import { Amount, AreaCode, Closed, Code, FactKey, Id, OneOf, Timestamp } from './fields.js';

export const URGENCIES = ['routine', 'soon', 'urgent'] as const;
export type Urgency = (typeof URGENCIES)[number];

export const NEED_WITHDRAWAL_REASONS = [
  'household-request',
  'no-longer-needed',
  'moved-away',
  'duplicate',
  'filed-in-error',
] as const;
export type NeedWithdrawalReason = (typeof NEED_WITHDRAWAL_REASONS)[number];

const FactValue = Type.Union([
  Type.Boolean(),
  Type.Number(),
  Type.String({ maxLength: 64 }),
  Type.Array(Type.String({ maxLength: 64 }), { maxItems: 50 }),
]);

export const WantedItem = Closed({ code: Code, quantity: Amount });
export type WantedItem = Static<typeof WantedItem>;

export const NeedState = Closed({
  needId: Id,
  householdId: Id,
  category: Code,
  items: Type.Array(WantedItem, { maxItems: 50 }),
  urgency: OneOf(URGENCIES),
  areaCode: AreaCode,
  facts: Type.Record(FactKey, FactValue),
  disputedFacts: Type.Array(FactKey, { maxItems: 100 }),
  waitingSince: Timestamp,
});
export type NeedState = Static<typeof NeedState>;

export const needFiled = defineContract({
  type: 'need.filed',
  version: 1,
  stream: 'needs',
  schema: NeedState,
  key: 'needId',
});

export const needAmended = defineContract({
  type: 'need.amended',
  version: 1,
  stream: 'needs',
  schema: NeedState,
  key: 'needId',
});

export const needWithdrawn = defineContract({
  type: 'need.withdrawn',
  version: 1,
  stream: 'needs',
  schema: Closed({ needId: Id, householdId: Id, reason: OneOf(NEED_WITHDRAWAL_REASONS) }),
  key: 'needId',
});

export const needMet = defineContract({
  type: 'need.met',
  version: 1,
  stream: 'needs',
  schema: Closed({ needId: Id, householdId: Id, matchId: Id }),
  key: 'needId',
});
