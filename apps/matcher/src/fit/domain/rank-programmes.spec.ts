import { describe, expect, it } from '@jest/globals';
import type { Criterion } from '#eligibility';
import { aProgramme } from '../../../../../test/harness/examples.js';
import { rankProgrammes } from './rank-programmes.js';

const need = {
  id: 'need',
  category: 'study-space',
  items: [{ code: 'desk' }],
  areaCode: '110101008012',
  facts: { values: { ageYears: 9, livesAlone: false }, disputed: [] },
};
const age = (low: number): Criterion => ({ fact: 'ageYears', between: [low, null] });
const alone: Criterion = { fact: 'livesAlone', is: true };
const unknown = (fact: string): Criterion => ({ fact, is: true });
const programmes = Object.entries<Criterion>({
  hopeless: { any: [] },
  excluded: { all: [] },
  'two-fail': { all: [age(12), alone] },
  near: age(10),
  'near-by-two': { any: [age(12), { all: [alone, unknown('enrolled')] }] },
  'two-unknown': { all: [unknown('enrolled'), unknown('speaksChinese')] },
  'one-unknown': unknown('enrolled'),
  fits: age(5),
}).map(([programmeId, criteria]) => aProgramme({ programmeId, criteria }));
const ranked = (limit: number) =>
  rankProgrammes(need, programmes, { excluded: new Set(['excluded']), today: '2026-11-24', limit });
const ids = (limit: number) => ranked(limit).ranked.map(({ programme }) => programme.programmeId);

describe('rankProgrammes', () => {
  it('puts the nearest to a yes first', () => {
    expect(ids(50)).toEqual([
      'fits',
      'one-unknown',
      'two-unknown',
      'near',
      'near-by-two',
      'two-fail',
      'hopeless',
      'excluded',
    ]);
  });

  it('gives the first of the same order, and counts all, whatever the limit', () => {
    for (let limit = 1; limit <= programmes.length; limit += 1) {
      expect(ids(limit)).toEqual(ids(50).slice(0, limit));
      expect(ranked(limit).counts).toEqual(ranked(50).counts);
    }
    expect(ranked(1).counts).toMatchObject({ eligible: 1, undetermined: 2, ineligible: 4, excluded: 1 });
  });
});
