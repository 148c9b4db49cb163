import { describe, expect, it } from '@jest/globals';
import { amendNeed, fileNeed, meetNeed, reissueAge, withdrawNeed } from './need.js';

const now = new Date('2026-11-24T02:00:00Z');
const later = new Date('2026-11-25T02:00:00Z');
const subject = {
  householdId: 'h1',
  memberId: 'm1',
  areaCode: '110101008012',
  birthDate: '2017-05-20',
};
const input = {
  category: 'study-space',
  items: [{ code: 'bed', quantity: 1 }],
  urgency: 'soon',
  facts: { 'housing.ownSleepingSpace': false },
} as const;
const { need: filed } = fileNeed(subject, input, { id: 'n1', now });

describe('fileNeed', () => {
  it('derives age and area, and tells them instead of the birth date', () => {
    const { need, events } = fileNeed(subject, input, { id: 'n1', now });
    expect(need.facts).toEqual({ 'housing.ownSleepingSpace': false, ageYears: 9, area: '110101008012' });
    expect(events).toMatchObject([
      { type: 'need.filed', sequence: 1, data: { needId: 'n1', facts: { ageYears: 9 } } },
    ]);
    expect(JSON.stringify(events)).not.toContain('2017-05-20');
  });
});

describe('amendNeed', () => {
  it('changes what is given and keeps the rest', () => {
    const { need, events } = amendNeed(filed, { urgency: 'urgent', facts: { livesAlone: false } }, later);
    expect(need).toMatchObject({ version: 2, urgency: 'urgent', items: filed.items, waitingSince: now });
    expect(need.facts).toEqual({ ...filed.facts, livesAlone: false });
    expect(events).toMatchObject([{ type: 'need.amended', sequence: 2, at: later }]);
  });

  it('makes a fact unknown again by null', () => {
    const { need } = amendNeed(filed, { facts: { 'housing.ownSleepingSpace': null } }, later);
    expect(need.facts).not.toHaveProperty(['housing.ownSleepingSpace']);
  });

  it('settles a dispute when the fact is supplied anew', () => {
    const disputed = { ...filed, disputedFacts: ['livesAlone', 'mobility'] };
    expect(amendNeed(disputed, { facts: { livesAlone: true } }, later).need.disputedFacts).toEqual([
      'mobility',
    ]);
  });
});

describe('reissueAge', () => {
  const birthday = new Date('2027-05-19T16:00:00Z');

  it('tells the new age from the birthday on', () => {
    const { need, events } = reissueAge(filed, subject.birthDate, birthday);
    expect(need).toMatchObject({ version: 2, facts: { ...filed.facts, ageYears: 10 } });
    expect(events).toMatchObject([{ type: 'need.amended', sequence: 2, data: { facts: { ageYears: 10 } } }]);
  });

  it('tells nothing before it, nor twice, nor of a need that is closed', () => {
    const dayBefore = new Date(birthday.getTime() - 1);
    expect(reissueAge(filed, subject.birthDate, dayBefore)).toEqual({ need: filed, events: [] });
    const { need } = reissueAge(filed, subject.birthDate, birthday);
    expect(reissueAge(need, subject.birthDate, birthday).events).toEqual([]);
    const { need: closed } = withdrawNeed(filed, 'moved-away', later);
    expect(reissueAge(closed, subject.birthDate, birthday).events).toEqual([]);
  });
});

describe('withdrawNeed', () => {
  it('closes the need with its reason', () => {
    const { need, events } = withdrawNeed(filed, 'moved-away', later);
    expect(need).toMatchObject({ version: 2, status: 'withdrawn' });
    expect(events).toMatchObject([{ type: 'need.withdrawn', sequence: 2, data: { reason: 'moved-away' } }]);
  });

  it('refuses a second withdrawal, and any change after it', () => {
    const { need } = withdrawNeed(filed, 'duplicate', later);
    expect(() => withdrawNeed(need, 'duplicate', later)).toThrow('need.already-withdrawn');
    expect(() => amendNeed(need, {}, later)).toThrow('need.already-withdrawn');
  });
});

describe('meetNeed', () => {
  it('is met once', () => {
    const { need, events } = meetNeed(filed, 'match1', later);
    expect(need.status).toBe('met');
    expect(events).toMatchObject([{ type: 'need.met', sequence: 2, data: { matchId: 'match1' } }]);
    expect(meetNeed(need, 'match1', later)).toEqual({ need, events: [] });
    expect(() => withdrawNeed(need, 'duplicate', later)).toThrow('need.already-met');
  });
});
