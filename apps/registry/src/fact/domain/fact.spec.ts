import { describe, expect, it } from '@jest/globals';
import type { Criterion } from '#eligibility';
import { defineFact, type FactInput } from './fact.js';

const now = new Date('2026-11-24T02:00:00Z');
const label = { zh: '行动能力', en: 'Mobility' };
const option = (value: string) => ({ value, label: { zh: value, en: value } });
const mobility: FactInput = {
  key: 'mobility',
  type: 'choice',
  options: [option('walks'), option('chair'), option('bed')],
  label,
  suppliedBy: ['home-visit'],
  sensitivity: 'health',
};
const { fact: defined } = defineFact(null, mobility, { uses: [], now });
const use = (criteria: Criterion) => [{ programmeId: 'p1', criteria }];
const asksForBed = use({ any: [{ not: { fact: 'mobility', is: 'bed' } }, { fact: 'livesAlone', is: true }] });

describe('defineFact', () => {
  it('defines a fact and tells it', () => {
    expect(defineFact(null, mobility, { uses: [], now })).toMatchObject({
      fact: { version: 1 },
      events: [{ type: 'fact.defined', sequence: 1, data: mobility }],
    });
  });

  it('changes nothing when defined as it is, whatever the order of its fields', () => {
    const same = { ...mobility, label: { en: label.en, zh: label.zh } };
    expect(defineFact(defined, same, { uses: asksForBed, now })).toEqual({ fact: defined, events: [] });
  });

  it('takes a new label and a new option while programmes ask for the fact', () => {
    const options = [...mobility.options!, option('stick')];
    const { fact, events } = defineFact(defined, { ...mobility, options }, { uses: asksForBed, now });
    expect(fact.version).toBe(2);
    expect(events).toMatchObject([{ sequence: 2 }]);
  });

  it('refuses another type while a published programme asks for the fact', () => {
    const other = { ...mobility, type: 'boolean', options: undefined } as const;
    expect(() => defineFact(defined, other, { uses: asksForBed, now })).toThrow('fact.type-in-use');
    expect(defineFact(defined, other, { uses: [], now }).fact.type).toBe('boolean');
  });

  it('refuses to drop an option that a published programme asks for, and only that', () => {
    const without = (value: string) => ({
      ...mobility,
      options: mobility.options!.filter((o) => o.value !== value),
    });
    expect(() => defineFact(defined, without('bed'), { uses: asksForBed, now })).toThrow(
      'fact.option-in-use',
    );
    expect(defineFact(defined, without('chair'), { uses: asksForBed, now }).fact.version).toBe(2);
  });

  it.each<[string, Partial<FactInput>]>([
    ['fact.key-malformed', { key: 'Mobility' }],
    ['fact.key-malformed', { key: 'a'.repeat(65) }],
    ['fact.options-missing', { options: [] }],
    ['fact.options-missing', { type: 'set', options: undefined }],
    ['fact.options-not-allowed', { type: 'integer' }],
    ['fact.options-repeated', { options: [option('bed'), option('bed')] }],
  ])('refuses with %s: %j', (code, wrong) => {
    expect(() => defineFact(null, { ...mobility, ...wrong }, { uses: [], now })).toThrow(code);
  });
});
