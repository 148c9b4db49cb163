import { describe, expect, it } from '@jest/globals';
import {
  accept,
  confirm,
  decline,
  deliver,
  dispute,
  isLive,
  MATCH_STATES,
  type Match,
  type MatchState,
  type MatchVerb,
  recordLine,
  signOff,
  TRANSITIONS,
  withdraw,
} from './match.js';

const now = new Date('2026-11-24T02:00:00Z');
const proposed: Match = {
  id: 'match1',
  version: 1,
  state: 'proposed',
  needId: 'need1',
  householdId: 'household1',
  programmeId: 'programme1',
  programmeVersion: 3,
  providerId: 'provider1',
  areaCode: '110101008012',
  units: 1,
  decisionId: 'decision1',
  plan: ['bed', 'desk'],
  lines: [],
  note: null,
  since: now,
  needSequence: 4,
};
const line = (lineId: string) =>
  ({ lineId, outcome: 'delivered', quantity: 1, at: now.toISOString() }) as const;
const inState = (state: MatchState): Match => ({
  ...proposed,
  state,
  lines: state === 'delivering' || state === 'delivered' ? [line('bed'), line('desk')] : [],
});

const verbs: Record<MatchVerb, (match: Match) => unknown> = {
  confirm: (match) => confirm(match, now),
  accept: (match) => accept(match, now),
  decline: (match) => decline(match, { reason: 'unreachable' }, now),
  'record-line': (match) =>
    recordLine({ ...match, lines: [] }, { lineId: 'bed', outcome: 'delivered', quantity: 1 }, now),
  deliver: (match) => deliver(match, now),
  'sign-off': (match) => signOff(match, 'visit', now),
  dispute: (match) => dispute(match, { lineIds: ['bed'] }, now),
  withdraw: (match) => withdraw(match, 'coordinator', now),
};
const cases = (Object.keys(verbs) as MatchVerb[]).flatMap((verb) =>
  MATCH_STATES.map((state) => [verb, state] as const),
);

describe('a match', () => {
  it.each(cases)('%s from %s', (verb, state) => {
    const allowed = (TRANSITIONS[verb] as readonly MatchState[]).includes(state);
    const attempt = () => verbs[verb](inState(state));
    if (allowed) expect(attempt).not.toThrow();
    else expect(attempt).toThrow('match.illegal-transition');
  });

  it('goes from proposal to sign-off, numbering each event after the last about its need', () => {
    const steps = [
      (match: Match) => confirm(match, now),
      (match: Match) => accept(match, now),
      (match: Match) => recordLine(match, { lineId: 'bed', outcome: 'delivered', quantity: 1 }, now),
      (match: Match) =>
        recordLine(
          match,
          { lineId: 'desk', outcome: 'substituted', quantity: 1, reason: '窗下改放折叠桌' },
          now,
        ),
      (match: Match) => deliver(match, now),
      (match: Match) => signOff(match, 'visit', now),
    ];
    const events = [];
    let match = proposed;
    for (const step of steps) {
      const moved = step(match);
      match = moved.match;
      events.push(...moved.events);
    }
    expect(match).toMatchObject({ state: 'confirmed', version: 7, needSequence: 10 });
    expect(events.map(({ sequence }) => sequence)).toEqual([5, 6, 7, 8, 9, 10]);
    expect(events.map(({ type }) => type)).toEqual([
      'match.applied',
      'match.accepted',
      'match.line-delivered',
      'match.line-delivered',
      'match.delivered',
      'match.confirmed',
    ]);
    expect(JSON.stringify(events)).not.toContain('窗下');
  });

  it('is not delivered while a planned line is missing', () => {
    const half = { ...inState('delivering'), lines: [line('bed')] };
    expect(() => deliver(half, now)).toThrow(
      expect.objectContaining({ details: { missing: ['desk'], count: 1 } }),
    );
  });

  it('keeps a recorded line until the household disputes it', () => {
    const done = inState('delivered');
    const again = { lineId: 'bed', outcome: 'delivered', quantity: 1 } as const;
    expect(() => recordLine({ ...done, state: 'delivering' }, again, now)).toThrow(
      'match.line-already-recorded',
    );
    const { match } = dispute(done, { lineIds: ['bed'], text: '床板开裂' }, now);
    expect(match).toMatchObject({ state: 'disputed', lines: [line('desk')], note: '床板开裂' });
    expect(recordLine(match, again, now).match.state).toBe('delivering');
  });

  it.each([
    [
      'match.line-not-planned',
      () => recordLine(inState('accepted'), { lineId: 'sofa', outcome: 'delivered', quantity: 1 }, now),
    ],
    [
      'match.line-needs-reason',
      () => recordLine(inState('accepted'), { lineId: 'bed', outcome: 'waived', quantity: 0 }, now),
    ],
    ['match.decline-needs-text', () => decline(inState('applied'), { reason: 'other' }, now)],
    ['match.decline-needs-criterion', () => decline(inState('applied'), { reason: 'not-eligible' }, now)],
    ['match.line-not-planned', () => dispute(inState('delivered'), { lineIds: ['sofa'] }, now)],
  ])('refuses with %s', (code, attempt) => {
    expect(attempt).toThrow(expect.objectContaining({ code }));
  });

  it('holds capacity exactly while it is live', () => {
    expect(MATCH_STATES.filter(isLive)).toEqual(MATCH_STATES.slice(0, 6));
  });
});
