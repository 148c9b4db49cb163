import { describe, expect, it } from '@jest/globals';
import type { ProgrammeState } from '#contracts';
import { consider, firstWithRoom, inCandidateOrder } from './route-need.js';
import { whyNot } from './why-not.js';

const today = '2026-11-24';
const programme = (programmeId: string, more: Partial<ProgrammeState> = {}): ProgrammeState => ({
  programmeId,
  version: 1,
  status: 'published',
  providerId: 'provider',
  name: { zh: programmeId, en: programmeId },
  categories: ['study-space'],
  items: ['bed'],
  criteria: { fact: 'ageYears', between: [5, 14] },
  serviceArea: ['110101'],
  capacity: { unit: 'households', total: 1, perMatch: 1 },
  window: { from: '2026-01-01', until: null },
  decision: { confirmedBy: 'coordinator', decidedBy: 'officer' },
  leadDays: 30,
  plan: [{ lineId: 'bed', kind: 'item', label: { zh: '床', en: 'bed' }, quantity: 1, unit: 'piece' }],
  ...more,
});
const need = {
  id: 'need',
  category: 'study-space',
  items: [{ code: 'bed' }, { code: 'desk' }],
  areaCode: '110101008012',
  facts: { values: { ageYears: 9 }, disputed: [] },
};
const outcome = (more: Partial<ProgrammeState>, excluded: string[] = []) =>
  consider(need, [programme('p', more)], { excluded: new Set(excluded), today })[0]!.outcome;

describe('consider', () => {
  it.each<[Partial<ProgrammeState>, string]>([
    [{}, 'eligible'],
    [{ categories: ['meals'] }, 'other-category'],
    [{ status: 'paused' }, 'not-open'],
    [{ window: { from: '2026-11-25', until: null } }, 'not-open'],
    [{ window: { from: '2026-01-01', until: '2026-11-23' } }, 'not-open'],
    [{ window: { from: '2026-11-24', until: '2026-11-24' } }, 'eligible'],
    [{ serviceArea: ['110101007', '110101008013'] }, 'outside-area'],
    [{ serviceArea: ['110101007', '110101008'] }, 'eligible'],
    [{ criteria: { fact: 'ageYears', between: [10, 14] } }, 'ineligible'],
    [{ criteria: { fact: 'livesAlone', is: true } }, 'undetermined'],
  ])('%j → %s', (more, expected) => {
    expect(outcome(more)).toBe(expected);
  });

  it('passes over a programme that is excluded for the need', () => {
    expect(outcome({}, ['p'])).toBe('excluded');
  });
});

describe('inCandidateOrder', () => {
  const order = (...programmes: ProgrammeState[]) =>
    inCandidateOrder(need, consider(need, programmes, { excluded: new Set(), today })).map(
      ({ programmeId }) => programmeId,
    );

  it('prefers more wanted items to a nearer place', () => {
    const near = programme('near', { serviceArea: ['110101008012'] });
    const full = programme('full', { items: ['bed', 'desk'] });
    expect(order(near, full)).toEqual(['full', 'near']);
  });

  it('prefers the nearer place, then the sooner start, then the smaller id', () => {
    const street = programme('street', { serviceArea: ['110101', '110101008'], leadDays: 90 });
    const sooner = programme('sooner', { leadDays: 5 });
    expect(order(programme('b'), programme('a'), sooner, street)).toEqual(['street', 'sooner', 'a', 'b']);
  });
});

describe('firstWithRoom', () => {
  it('passes over programmes without room for a whole match', () => {
    const big = programme('big', { capacity: { unit: 'hours', total: 10, perMatch: 4 } });
    const free = new Map([
      ['big', 3],
      ['small', 1],
    ]);
    expect(firstWithRoom([big, programme('small')], free)?.programmeId).toBe('small');
    expect(firstWithRoom([big, programme('unheard-of')], free)).toBeUndefined();
  });
});

describe('whyNot', () => {
  it('counts every answer and puts first what one can do something about', () => {
    const programmes = [
      programme('old', { criteria: { fact: 'ageYears', between: [60, null] } }),
      programme('full'),
      programme('elsewhere', { serviceArea: ['110101007'] }),
      programme('unknown', { criteria: { fact: 'livesAlone', is: true } }),
      programme('meals', { categories: ['meals'] }),
    ];
    const why = whyNot(need, consider(need, programmes, { excluded: new Set(), today }));
    expect(why.counts).toEqual({
      ineligible: 1,
      'no-capacity': 1,
      'outside-area': 1,
      undetermined: 1,
      'other-category': 1,
    });
    expect(why.nearest).toEqual([
      { programmeId: 'full', outcome: 'no-capacity', failed: [], missing: [] },
      { programmeId: 'unknown', outcome: 'undetermined', failed: [], missing: ['livesAlone'] },
      { programmeId: 'old', outcome: 'ineligible', failed: ['ageYears'], missing: [] },
      { programmeId: 'elsewhere', outcome: 'outside-area', failed: [], missing: [] },
    ]);
  });
});
