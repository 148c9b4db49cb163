import { type Static, type TSchema, Type } from 'typebox';
import { defineContract } from './contract.js';
import { Amount, AreaCode, Closed, Code, Count, FactKey, Id, OneOf } from './fields.js';
import { CONFIRMED_BY } from './programme.events.js';

export const DECLINE_REASONS = [
  'no-capacity',
  'not-eligible',
  'missing-document',
  'unsuitable-dwelling',
  'out-of-area',
  'household-refused',
  'unreachable',
  'duplicate',
  'other',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

export const MATCH_WITHDRAWAL_REASONS = [
  'need-withdrawn',
  'no-longer-eligible',
  'programme-closed',
  'coordinator',
  'provider',
  'superseded',
] as const;
export type MatchWithdrawalReason = (typeof MATCH_WITHDRAWAL_REASONS)[number];

export const LINE_OUTCOMES = ['delivered', 'partial', 'substituted', 'waived'] as const;
export type LineOutcome = (typeof LINE_OUTCOMES)[number];
export const SIGN_OFF_WAYS = ['household-link', 'visit'] as const;
export type SignOffWay = (typeof SIGN_OFF_WAYS)[number];

/** Why a programme did not get the need. */
export const ROUTING_OUTCOMES = [
  'ineligible',
  'undetermined',
  'no-capacity',
  'excluded',
  'outside-area',
  'other-category',
  'not-open',
] as const;
export type RoutingOutcome = (typeof ROUTING_OUTCOMES)[number];

const reference = {
  matchId: Id,
  needId: Id,
  householdId: Id,
  programmeId: Id,
  programmeVersion: Amount,
  providerId: Id,
  areaCode: AreaCode,
  units: Amount,
  version: Amount,
};
export const MatchRef = Closed(reference);
export type MatchRef = Static<typeof MatchRef>;

function matchContract<const Type extends string, const More extends Record<string, TSchema>>(
  type: Type,
  more: More,
) {
  const schema = Closed({ ...reference, ...more });
  return defineContract({ type, version: 1, stream: 'matches', schema, key: 'needId', subject: 'matchId' });
}

export const matchProposed = matchContract('match.proposed', {
  decisionId: Id,
  confirmedBy: OneOf(CONFIRMED_BY),
  plan: Type.Array(Code, { maxItems: 100 }),
});
export const matchApplied = matchContract('match.applied', {});
export const matchAccepted = matchContract('match.accepted', {});
export const matchDeclined = matchContract('match.declined', {
  reason: OneOf(DECLINE_REASONS),
  criterion: Type.Optional(FactKey),
});
export const matchExpired = matchContract('match.expired', {});
export const matchWithdrawn = matchContract('match.withdrawn', { reason: OneOf(MATCH_WITHDRAWAL_REASONS) });
export const matchLineDelivered = matchContract('match.line-delivered', {
  lineId: Code,
  outcome: OneOf(LINE_OUTCOMES),
  quantity: Count,
  recorded: Count,
  planned: Count,
});
export const matchDelivered = matchContract('match.delivered', { lines: Count });
export const matchConfirmed = matchContract('match.confirmed', { signedOffBy: OneOf(SIGN_OFF_WAYS) });
export const matchDisputed = matchContract('match.disputed', {
  lineIds: Type.Array(Code, { minItems: 1, maxItems: 100 }),
});

export const NearestProgramme = Closed({
  programmeId: Id,
  outcome: OneOf(ROUTING_OUTCOMES),
  failed: Type.Array(FactKey, { maxItems: 50 }),
  missing: Type.Array(FactKey, { maxItems: 50 }),
});

export const needUnrouted = defineContract({
  type: 'need.unrouted',
  version: 1,
  stream: 'matches',
  schema: Closed({
    needId: Id,
    householdId: Id,
    decisionId: Id,
    areaCode: AreaCode,
    counts: Type.Partial(Closed(countsOf(ROUTING_OUTCOMES))),
    nearest: Type.Array(NearestProgramme, { maxItems: 20 }),
  }),
  key: 'needId',
});

function countsOf<const Keys extends readonly string[]>(keys: Keys) {
  return Object.fromEntries(keys.map((key) => [key, Count])) as Record<Keys[number], typeof Count>;
}
