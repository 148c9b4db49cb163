import { describe, expect, it } from '@jest/globals';
import { checkFacts } from './fact-catalogue.js';
import { CATALOGUE } from './testing/catalogue.js';

describe('checkFacts', () => {
  it('accepts values of every type', () => {
    const values = {
      ageYears: 0,
      area: '110101008012',
      ownBed: false,
      mobility: 'aided',
      hardship: ['dibao', 'orphan'],
    };
    expect(checkFacts(CATALOGUE, values)).toEqual([]);
    expect(checkFacts(CATALOGUE, { hardship: [] })).toEqual([]);
  });

  it.each([
    ['ageYears', '9', 'integer'],
    ['ageYears', 9.5, 'integer'],
    ['ageYears', -1, 'integer'],
    ['ageYears', null, 'integer'],
    ['ownBed', 'true', 'boolean'],
    ['mobility', 2, 'choice'],
    ['hardship', 'dibao', 'set'],
    ['hardship', ['dibao', 1], 'set'],
    ['hardship', ['dibao', 'dibao'], 'set'],
    ['area', '110101008', 'area'],
  ])('refuses %s %j: not of type %s', (fact, value, expected) => {
    expect(checkFacts(CATALOGUE, { [fact]: value })).toEqual([
      { path: `/${fact}`, code: 'fact.wrong-type', fact, expected },
    ]);
  });

  it('names every unknown fact and option', () => {
    const values = JSON.parse('{"a/b~c":1,"__proto__":1,"mobility":"flying","hardship":["dibao","rich"]}');
    expect(checkFacts(CATALOGUE, values)).toEqual([
      { path: '/a~1b~0c', code: 'fact.unknown', fact: 'a/b~c' },
      { path: '/__proto__', code: 'fact.unknown', fact: '__proto__' },
      {
        path: '/mobility',
        code: 'fact.unknown-option',
        fact: 'mobility',
        options: ['independent', 'aided', 'bedridden'],
      },
      {
        path: '/hardship/1',
        code: 'fact.unknown-option',
        fact: 'hardship',
        options: ['dibao', 'tekun', 'orphan'],
      },
    ]);
  });
});
