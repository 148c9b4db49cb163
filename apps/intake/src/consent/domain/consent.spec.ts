import { describe, expect, it } from '@jest/globals';
import { type ConsentInput, giveConsent, withdrawConsent } from './consent.js';

const now = new Date('2026-11-24T02:00:00Z');
const at = { id: 'c1', now, today: '2026-11-24' };
const giver = { householdId: 'h1', memberId: 'm1', isGuardian: true, needsGuardian: false };
const matching: ConsentInput = { purpose: 'matching', method: 'written' };
const disclosure: ConsentInput = { purpose: 'disclosure', providerId: 'p1', method: 'oral' };

describe('giveConsent', () => {
  it('is told with what was agreed to, and without who agreed', () => {
    const { consent, events } = giveConsent(giver, { ...disclosure, until: '2026-11-25' }, at);
    expect(consent).toMatchObject({ version: 1, status: 'given', memberId: 'm1', givenBy: 'guardian' });
    expect(events).toEqual([
      {
        type: 'consent.given',
        at: now,
        sequence: 1,
        data: {
          consentId: 'c1',
          householdId: 'h1',
          givenBy: 'guardian',
          purpose: 'disclosure',
          providerId: 'p1',
          method: 'oral',
          until: '2026-11-25',
        },
      },
    ]);
  });

  it('is given by a member for themselves when they are no guardian', () => {
    expect(giveConsent({ ...giver, isGuardian: false }, matching, at).consent.givenBy).toBe('self');
  });

  it('takes null for what is not given', () => {
    const input = { ...matching, providerId: null, providerKind: null, until: null };
    expect(giveConsent(giver, input, at).events[0]!.data).not.toHaveProperty('until');
  });

  it.each<[string, string, ConsentInput]>([
    ['disclosure to nobody', 'consent.not-one-provider', { purpose: 'disclosure', method: 'written' }],
    ['disclosure to both', 'consent.not-one-provider', { ...disclosure, providerKind: 'agency' }],
    ['matching with a provider', 'consent.provider-for-matching', { ...matching, providerId: 'p1' }],
    ['an end that is today', 'consent.over-already', { ...matching, until: '2026-11-24' }],
  ])('refuses %s', (_, code, input) => {
    expect(() => giveConsent(giver, input, at)).toThrow(code);
  });

  it('refuses a child as the giver', () => {
    expect(() => giveConsent({ ...giver, needsGuardian: true }, matching, at)).toThrow(
      'consent.giver-too-young',
    );
  });
});

describe('withdrawConsent', () => {
  it('ends it once', () => {
    const { consent: given } = giveConsent(giver, matching, at);
    const { consent, events } = withdrawConsent(given, now);
    expect(consent).toMatchObject({ version: 2, status: 'withdrawn', withdrawnAt: now });
    expect(events).toMatchObject([{ type: 'consent.withdrawn', sequence: 2, data: { consentId: 'c1' } }]);
    expect(() => withdrawConsent(consent, now)).toThrow('consent.already-withdrawn');
  });
});
