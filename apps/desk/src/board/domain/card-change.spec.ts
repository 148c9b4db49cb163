import { describe, expect, it } from '@jest/globals';
import { matchChangeOf, type MatchEvent, needChangeOf, type NeedEvent } from './card-change.js';

const needEvent = (type: NeedEvent['type'], data: object) => ({ type, data }) as NeedEvent;
const match = { matchId: 'm1', version: 4, programmeId: 'p1', providerId: 'v1' };
const matchEvent = (type: MatchEvent['type'], more: object = {}) =>
  ({ type, data: { ...match, ...more } }) as MatchEvent;

describe('needChangeOf', () => {
  it.each([
    ['need.filed', 'open', true],
    ['need.amended', 'open', true],
    ['need.withdrawn', 'withdrawn', false],
    ['need.met', 'met', false],
  ] as const)('%s leaves the need %s', (type, status, tellsState) => {
    const data = { needId: 'n1' };
    expect(needChangeOf(needEvent(type, data))).toEqual({ status, state: tellsState ? data : null });
  });
});

describe('matchChangeOf', () => {
  it.each([
    ['match.proposed', 'proposed'],
    ['match.applied', 'applied'],
    ['match.accepted', 'accepted'],
    ['match.delivered', 'delivered'],
    ['match.disputed', 'disputed'],
    ['match.confirmed', 'confirmed'],
  ] as const)('%s is %s, with the match', (type, state) => {
    expect(matchChangeOf(matchEvent(type))).toEqual({ ...match, state, progress: null, unrouted: null });
  });

  it.each(['match.declined', 'match.expired', 'match.withdrawn'] as const)('%s ends the match', (type) => {
    expect(matchChangeOf(matchEvent(type))).toMatchObject({
      state: 'over',
      matchId: null,
      programmeId: null,
    });
  });

  it('counts the lines that are recorded', () => {
    const line = { lineId: 'bed', outcome: 'waived', quantity: 0, recorded: 2, planned: 12 };
    expect(matchChangeOf(matchEvent('match.line-delivered', line))).toMatchObject({
      state: 'delivering',
      progress: { recorded: 2, planned: 12 },
    });
  });

  it('keeps why a need is unrouted', () => {
    const unrouted = { decisionId: 'd1', counts: { 'no-capacity': 1 }, nearest: [] };
    expect(matchChangeOf(matchEvent('need.unrouted', unrouted))).toEqual({
      state: 'unrouted',
      matchId: null,
      version: null,
      programmeId: null,
      providerId: null,
      progress: null,
      unrouted,
    });
  });
});
