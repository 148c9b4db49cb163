import type {
  DeclineReason,
  LineOutcome,
  MatchRef,
  MatchWithdrawalReason,
  NewEvent,
  SignOffWay,
} from '#contracts';
import { DomainError } from '#kernel';

export const MATCH_STATES = [
  'proposed',
  'applied',
  'accepted',
  'delivering',
  'delivered',
  'disputed',
  'confirmed',
  'declined',
  'expired',
  'withdrawn',
] as const;
export type MatchState = (typeof MATCH_STATES)[number];

export interface DeliveredLine {
  readonly lineId: string;
  readonly outcome: LineOutcome;
  readonly quantity: number;
  readonly reason?: string;
  readonly at: string;
}

/** One need with one programme, from proposal to sign-off. */
export interface Match {
  readonly id: string;
  readonly version: number;
  readonly state: MatchState;
  readonly needId: string;
  readonly householdId: string;
  readonly programmeId: string;
  readonly programmeVersion: number;
  readonly providerId: string;
  readonly areaCode: string;
  readonly units: number;
  readonly decisionId: string;
  readonly plan: readonly string[];
  readonly lines: readonly DeliveredLine[];
  /** Why it ended, or what is disputed, in words of the person who said so. Never in an event. */
  readonly note: string | null;
  readonly since: Date;
  /** Events about the need so far: all about one need is one numbered sequence. */
  readonly needSequence: number;
}

export interface Moved {
  readonly match: Match;
  readonly events: readonly NewEvent[];
}

const LIVE: ReadonlySet<MatchState> = new Set([
  'proposed',
  'applied',
  'accepted',
  'delivering',
  'delivered',
  'disputed',
]);

/** A live match holds its part of the programme's capacity. */
export function isLive(state: MatchState): boolean {
  return LIVE.has(state);
}

/** Verb → the states that it may start from. Everything else is refused. */
export const TRANSITIONS = {
  confirm: ['proposed'],
  accept: ['applied'],
  decline: ['applied'],
  'record-line': ['accepted', 'delivering', 'disputed'],
  deliver: ['delivering'],
  'sign-off': ['delivered'],
  dispute: ['delivered'],
  withdraw: ['proposed', 'applied', 'accepted', 'delivering', 'delivered', 'disputed'],
} as const satisfies Record<string, readonly MatchState[]>;

export type MatchVerb = keyof typeof TRANSITIONS;

/** A coordinator, or the programme's policy, puts the match before the provider. */
export function confirm(match: Match, now: Date): Moved {
  const next = advance(match, { verb: 'confirm', to: 'applied' }, now);
  return { match: next, events: [{ type: 'match.applied', ...about(next, now), data: refOf(next) }] };
}

export function accept(match: Match, now: Date): Moved {
  const next = advance(match, { verb: 'accept', to: 'accepted' }, now);
  return { match: next, events: [{ type: 'match.accepted', ...about(next, now), data: refOf(next) }] };
}

export interface Decline {
  readonly reason: DeclineReason;
  readonly criterion?: string;
  readonly text?: string;
}

export function decline(match: Match, said: Decline, now: Date): Moved {
  if (said.reason === 'other' && said.text === undefined) throw new DomainError('match.decline-needs-text');
  if (said.reason === 'not-eligible' && said.criterion === undefined) {
    throw new DomainError('match.decline-needs-criterion');
  }
  const next = { ...advance(match, { verb: 'decline', to: 'declined' }, now), note: said.text ?? null };
  const data = {
    ...refOf(next),
    reason: said.reason,
    ...(said.criterion === undefined ? {} : { criterion: said.criterion }),
  };
  return { match: next, events: [{ type: 'match.declined', ...about(next, now), data }] };
}

/** The match ends without the provider having said no. */
export function withdraw(match: Match, reason: MatchWithdrawalReason, now: Date): Moved {
  const next = advance(match, { verb: 'withdraw', to: 'withdrawn' }, now);
  const data = { ...refOf(next), reason };
  return { match: next, events: [{ type: 'match.withdrawn', ...about(next, now), data }] };
}

export interface LineRecord {
  readonly lineId: string;
  readonly outcome: LineOutcome;
  readonly quantity: number;
  readonly reason?: string;
}

/** Records one line of the plan. A recorded line stays as it is, unless the household disputes it. */
export function recordLine(match: Match, line: LineRecord, now: Date): Moved {
  const next = advance(match, { verb: 'record-line', to: 'delivering' }, now);
  if (!match.plan.includes(line.lineId)) {
    throw new DomainError('match.line-not-planned', { lineId: line.lineId, plan: match.plan });
  }
  if (match.lines.some(({ lineId }) => lineId === line.lineId)) {
    throw new DomainError('match.line-already-recorded', { lineId: line.lineId });
  }
  if (line.outcome !== 'delivered' && line.reason === undefined)
    throw new DomainError('match.line-needs-reason');
  const lines = [...match.lines, { ...line, at: now.toISOString() }];
  const { lineId, outcome, quantity } = line;
  const counts = { recorded: lines.length, planned: match.plan.length };
  const data = { ...refOf(next), lineId, outcome, quantity, ...counts };
  return {
    match: { ...next, lines },
    events: [{ type: 'match.line-delivered', ...about(next, now), data }],
  };
}

/** Every planned line is recorded; now the household has the word. */
export function deliver(match: Match, now: Date): Moved {
  const next = advance(match, { verb: 'deliver', to: 'delivered' }, now);
  const recorded = new Set(match.lines.map(({ lineId }) => lineId));
  const missing = match.plan.filter((lineId) => !recorded.has(lineId));
  if (missing.length > 0) throw new DomainError('match.lines-missing', { missing, count: missing.length });
  const data = { ...refOf(next), lines: match.lines.length };
  return { match: next, events: [{ type: 'match.delivered', ...about(next, now), data }] };
}

/** The household says that the need is met. */
export function signOff(match: Match, signedOffBy: SignOffWay, now: Date): Moved {
  const next = advance(match, { verb: 'sign-off', to: 'confirmed' }, now);
  const data = { ...refOf(next), signedOffBy };
  return { match: next, events: [{ type: 'match.confirmed', ...about(next, now), data }] };
}

export interface Dispute {
  readonly lineIds: readonly string[];
  readonly text?: string;
}

/** The household says "not yet": the lines in question are open again. */
export function dispute(match: Match, { lineIds, text }: Dispute, now: Date): Moved {
  const next = advance(match, { verb: 'dispute', to: 'disputed' }, now);
  const unknown = lineIds.filter((lineId) => !match.plan.includes(lineId));
  if (unknown.length > 0)
    throw new DomainError('match.line-not-planned', { lineId: unknown[0], plan: match.plan });
  const lines = match.lines.filter(({ lineId }) => !lineIds.includes(lineId));
  const data = { ...refOf(next), lineIds: [...lineIds] };
  return {
    match: { ...next, lines, note: text ?? null },
    events: [{ type: 'match.disputed', ...about(next, now), data }],
  };
}

function advance(match: Match, { verb, to }: { verb: MatchVerb; to: MatchState }, now: Date): Match {
  const from: readonly MatchState[] = TRANSITIONS[verb];
  if (!from.includes(match.state)) {
    throw new DomainError('match.illegal-transition', { verb, state: match.state, from });
  }
  const moved = { version: match.version + 1, needSequence: match.needSequence + 1 };
  return { ...match, ...moved, state: to, since: now };
}

function about(next: Match, now: Date) {
  return { at: now, sequence: next.needSequence };
}

export function refOf(match: Match): MatchRef {
  const { id, version, needId, householdId, programmeId, programmeVersion, providerId, areaCode, units } =
    match;
  return {
    matchId: id,
    version,
    needId,
    householdId,
    programmeId,
    programmeVersion,
    providerId,
    areaCode,
    units,
  };
}
