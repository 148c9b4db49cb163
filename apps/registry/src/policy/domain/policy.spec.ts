import { describe, expect, it } from '@jest/globals';
import { factCatalogue } from '#eligibility';
import { adoptPolicy } from './policy.js';

const label = { zh: '年龄', en: 'Age' };
const catalogue = factCatalogue([
  { key: 'ageYears', type: 'integer', unit: 'years', label, suppliedBy: ['derived'], sensitivity: 'plain' },
]);
const now = new Date('2026-11-24T02:00:00Z');
const children = { code: 'children', label, criterion: { fact: 'ageYears', between: [0, 13] as const } };

describe('adoptPolicy', () => {
  it('adds a version and tells it whole', () => {
    const { policy, events } = adoptPolicy(2, { basedOn: 2, classes: [children] }, { catalogue, now });
    expect(policy).toEqual({ version: 3, classes: [children] });
    expect(events).toEqual([
      { type: 'policy.adopted', at: now, sequence: 3, data: { code: 'district', ...policy } },
    ]);
  });

  it('refuses when another version came in between', () => {
    expect(() => adoptPolicy(2, { basedOn: 1, classes: [] }, { catalogue, now })).toThrow(
      expect.objectContaining({ code: 'policy.superseded' }),
    );
  });

  it('names every class that cannot be', () => {
    const unknown = { ...children, criterion: { fact: 'points', is: 3 } };
    const classes = [children, unknown];
    expect(() => adoptPolicy(0, { basedOn: 0, classes }, { catalogue, now })).toThrow(
      expect.objectContaining({
        code: 'policy.invalid',
        details: {
          count: 2,
          faults: [
            expect.objectContaining({ field: '/classes/1/code', code: 'list.repeated' }),
            expect.objectContaining({
              field: '/classes/1/criterion/fact',
              code: 'criterion.unknown-fact',
            }),
          ],
        },
      }),
    );
  });
});
