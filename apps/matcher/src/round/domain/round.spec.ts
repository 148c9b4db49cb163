import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#kernel';
import { certificateWords } from './certificate-words.js';
import { proposeSeats } from './propose-seats.js';
import { type FrozenInput, move, override, type Round, roundInput } from './round.js';

const now = new Date('2026-11-24T02:00:00.000Z');
const round = (more: Partial<Round> = {}): Round => ({
  id: 'r',
  version: 1,
  state: 'open',
  name: { zh: '冬季', en: 'Winter' },
  programmeIds: ['x', 'y'],
  classes: [],
  reserves: [],
  seed: 'seed',
  seedHash: 'hash',
  overrides: [],
  openedAt: now,
  since: now,
  reason: null,
  inputHash: null,
  ...more,
});
const need = (id: string, waitingSince: number, ...pools: string[]) => ({
  id,
  needVersion: 1,
  priorityClass: 0,
  waitingSince,
  choices: pools.map((poolId, cost) => ({ poolId, cost })),
});
const frozen: FrozenInput = {
  needs: [need('a', 1, 'x/kin', 'x', 'y'), need('b', 2, 'x'), need('c', 3, 'x', 'y')],
  pools: [
    { id: 'x', programmeId: 'x', seats: 1 },
    { id: 'x/kin', programmeId: 'x', seats: 0 },
    { id: 'y', programmeId: 'y', seats: 1 },
  ],
  programmes: ['x', 'y'].map((id) => ({ id, version: 1, name: { zh: `项目${id}`, en: `Programme ${id}` } })),
};
const computed = round({ state: 'computed' });
const say = (at: Round, needId: string, programmeId: string | null) =>
  override(at, frozen, { needId, programmeId, reason: 'visit', now });

describe('a round', () => {
  it('goes from open to closed to computed to confirmed, one version a step', () => {
    const verbs = ['close', 'compute', 'compute', 'confirm'] as const;
    expect(verbs.reduce((at, verb) => move(at, verb, now), round())).toMatchObject({
      state: 'confirmed',
      version: 5,
    });
  });

  it.each([
    ['open', 'compute'],
    ['open', 'confirm'],
    ['closed', 'override'],
    ['closed', 'confirm'],
    ['computed', 'close'],
    ['confirmed', 'abandon'],
    ['abandoned', 'compute'],
  ] as const)('that is %s refuses to %s', (state, verb) => {
    expect(() => move(round({ state }), verb, now)).toThrow(DomainError);
  });

  it('pins by the latest word, to a pool of the programme that has a seat', () => {
    const moved = say(say(say(computed, 'a', 'y'), 'b', null), 'a', 'x');
    expect(roundInput(moved, frozen).pins).toEqual([
      { needId: 'a', poolId: 'x' },
      { needId: 'b', poolId: null },
    ]);
  });

  it.each([
    ['round.need-unknown', 'nobody', 'x'],
    ['round.not-eligible', 'b', 'y'],
  ])('refuses an override: %s', (code, needId, programmeId) => {
    expect(() => say(computed, needId, programmeId)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses more overrides into a programme than it has seats', () => {
    const twice = say(say(computed, 'a', 'x'), 'b', 'x');
    expect(() => proposeSeats(twice, frozen)).toThrow(
      expect.objectContaining({ code: 'round.pin-without-seat' }),
    );
  });

  it('says of everybody what became of them', () => {
    const overridden = say(computed, 'b', null);
    for (const at of [computed, overridden]) {
      const allocation = proposeSeats(at, frozen);
      const given = { frozen, allocation };
      const words = allocation.certificates.map((one) => certificateWords(one, given, 'en').join(' '));
      expect(words).toHaveLength(3);
      expect(words.join(' ')).toContain(at === computed ? 'One more seat' : 'A coordinator left it out');
    }
  });
});
