import { describe, expect, it } from '@jest/globals';
import { factCatalogue } from '#eligibility';
import { DomainError } from '#kernel';
import { checkOffer, type Ground } from './check-offer.js';
import type { Offer, Terms } from './programme.js';

const label = { zh: '年龄', en: 'Age' };
const line = { lineId: 'desk', kind: 'item', label, quantity: 1, unit: 'piece' } as const;
const terms: Terms = {
  name: { zh: '焕新乐园', en: 'A room made new' },
  categories: ['study-space'],
  items: ['desk', 'bed'],
  criteria: { all: [{ fact: 'ageYears', between: [5, 14] }] },
  serviceArea: ['110101'],
  capacity: { unit: 'households', total: 3, perMatch: 1 },
  window: { from: '2026-01-01', until: '2026-01-01' },
  decision: { confirmedBy: 'coordinator', decidedBy: 'officer' },
  leadDays: 45,
  plan: [line],
};
const ground: Ground = {
  providerExists: true,
  areas: new Map([
    ['110101', 'live'],
    ['110101099', 'dead'],
  ]),
  catalogue: factCatalogue([
    { key: 'ageYears', type: 'integer', label, suppliedBy: ['derived'], sensitivity: 'plain' },
  ]),
};
const offer = (changes: Partial<Terms> = {}): Offer => ({
  providerId: 'provider1',
  terms: { ...terms, ...changes },
  notes: null,
  assumed: [],
});

function refusal(changes: Partial<Terms>, on: Ground = ground): [string, string[]] {
  try {
    checkOffer(offer(changes), on);
    return ['none', []];
  } catch (error) {
    const { code, details } = error as DomainError;
    const faults = details.faults as { field: string; code: string }[];
    return [code, faults.map((fault) => `${fault.field} ${fault.code}`)];
  }
}

describe('checkOffer', () => {
  it('takes an offer that keeps the rules', () => {
    expect(() => checkOffer(offer(), ground)).not.toThrow();
    expect(() => checkOffer(offer({ window: { from: '2026-01-01', until: null } }), ground)).not.toThrow();
  });

  it.each<[string, Partial<Terms>, string[]]>([
    [
      'programme.criteria-invalid',
      {
        criteria: {
          any: [{ fact: 'shoeSize', is: 3 }, { not: { fact: 'ageYears', between: [9, 5] } }],
        },
      },
      ['/criteria/any/0/fact criterion.unknown-fact', '/criteria/any/1/not/between criterion.empty-interval'],
    ],
    [
      'programme.service-area-invalid',
      { serviceArea: ['110101', '110101099', '110102'] },
      ['/serviceArea/1 area.dead', '/serviceArea/2 area.unknown'],
    ],
    [
      'programme.window-reversed',
      { window: { from: '2026-01-02', until: '2026-01-01' } },
      ['/window/until window.reversed'],
    ],
    ['programme.listed-twice', { items: ['desk', 'bed', 'desk'] }, ['/items/2 list.repeated']],
    ['programme.listed-twice', { categories: ['a', 'a'] }, ['/categories/1 list.repeated']],
    ['programme.listed-twice', { serviceArea: ['110101', '110101'] }, ['/serviceArea/1 list.repeated']],
    ['programme.listed-twice', { plan: [line, line] }, ['/plan/1/lineId list.repeated']],
  ])('refuses with %s: %j', (code, changes, faults) => {
    expect(refusal(changes)).toEqual([code, faults]);
  });

  it('refuses an unknown provider', () => {
    expect(refusal({}, { ...ground, providerExists: false })).toEqual([
      'programme.provider-unknown',
      ['/providerId provider.unknown'],
    ]);
  });
});
