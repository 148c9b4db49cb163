import type { DataOf, EventEnvelope, NeedState } from '#contracts';

export type NeedEvent = EventEnvelope<'need.filed' | 'need.amended' | 'need.withdrawn' | 'need.met'>;

export type MatchEvent = EventEnvelope<
  | 'need.unrouted'
  | 'match.proposed'
  | 'match.applied'
  | 'match.accepted'
  | 'match.declined'
  | 'match.expired'
  | 'match.withdrawn'
  | 'match.line-delivered'
  | 'match.delivered'
  | 'match.confirmed'
  | 'match.disputed'
>;

/** Where the matching of a need stands; `over` is a match that has ended without one that follows it yet. */
export type MatchState =
  | 'unrouted'
  | 'proposed'
  | 'applied'
  | 'accepted'
  | 'delivering'
  | 'delivered'
  | 'disputed'
  | 'confirmed'
  | 'over';

const STATES: Readonly<Record<MatchEvent['type'], MatchState>> = {
  'need.unrouted': 'unrouted',
  'match.proposed': 'proposed',
  'match.applied': 'applied',
  'match.accepted': 'accepted',
  'match.declined': 'over',
  'match.expired': 'over',
  'match.withdrawn': 'over',
  'match.line-delivered': 'delivering',
  'match.delivered': 'delivered',
  'match.confirmed': 'confirmed',
  'match.disputed': 'disputed',
};

export interface NeedChange {
  readonly status: 'open' | 'withdrawn' | 'met';
  /** All that is known of the need; null when the event says nothing of it. */
  readonly state: NeedState | null;
}

export function needChangeOf(event: NeedEvent): NeedChange {
  if (event.type === 'need.withdrawn') return { status: 'withdrawn', state: null };
  if (event.type === 'need.met') return { status: 'met', state: null };
  return { status: 'open', state: event.data };
}

export interface MatchChange {
  readonly state: MatchState;
  /** The live match; null when there is none. */
  readonly matchId: string | null;
  readonly version: number | null;
  readonly programmeId: string | null;
  readonly providerId: string | null;
  readonly progress: { readonly recorded: number; readonly planned: number } | null;
  readonly unrouted: Pick<DataOf<'need.unrouted'>, 'decisionId' | 'counts' | 'nearest'> | null;
}

const NO_MATCH = { matchId: null, version: null, programmeId: null, providerId: null, progress: null };

export function matchChangeOf(event: MatchEvent): MatchChange {
  const state = STATES[event.type];
  if (event.type === 'need.unrouted') {
    const { decisionId, counts, nearest } = event.data;
    return { ...NO_MATCH, state, unrouted: { decisionId, counts, nearest } };
  }
  if (state === 'over') return { ...NO_MATCH, state, unrouted: null };
  const { matchId, version, programmeId, providerId } = event.data;
  return { state, matchId, version, programmeId, providerId, progress: progressOf(event), unrouted: null };
}

function progressOf(event: MatchEvent): MatchChange['progress'] {
  if (event.type !== 'match.line-delivered') return null;
  return { recorded: event.data.recorded, planned: event.data.planned };
}
