import { describe, expect, it } from '@jest/globals';
import type { FactDefinition } from '#eligibility';
import { faultsOf } from './fact-faults.js';

const label = { zh: '甲', en: 'a' };
const define = (key: string, more: Partial<FactDefinition>): FactDefinition => ({
  key,
  type: 'boolean',
  label,
  suppliedBy: ['home-visit'],
  sensitivity: 'plain',
  ...more,
});
const definitions = [
  define('livesAlone', {}),
  define('ageYears', { type: 'integer', suppliedBy: ['derived'] }),
  define('monthlyIncomePerHead', { type: 'integer', suppliedBy: ['document', 'derived'] }),
  define('hardship', { type: 'set', options: [{ value: 'dibao', label }] }),
];

describe('faultsOf', () => {
  it('finds nothing wrong with facts that fit, or that become unknown', () => {
    const values = { livesAlone: true, hardship: ['dibao'], monthlyIncomePerHead: null };
    expect(faultsOf(definitions, values)).toEqual([]);
  });

  it.each([
    ['a fact nobody defined', { colour: 'red' }, 'facts.colour', 'fact.unknown'],
    ['a fact nobody defined, made unknown', { colour: null }, 'facts.colour', 'fact.unknown'],
    ['a key with a slash', { 'a/b': 1 }, 'facts.a/b', 'fact.unknown'],
    ['a derived fact', { ageYears: 9 }, 'facts.ageYears', 'fact.derived'],
    ['a derived fact, made unknown', { ageYears: null }, 'facts.ageYears', 'fact.derived'],
    ['a value of another type', { livesAlone: 'yes' }, 'facts.livesAlone', 'fact.wrong-type'],
    ['an unknown option', { hardship: ['dibao', 'x'] }, 'facts.hardship.1', 'fact.unknown-option'],
  ])('names %s', (_, values, field, code) => {
    expect(faultsOf(definitions, values)).toMatchObject([{ field, code }]);
  });
});
