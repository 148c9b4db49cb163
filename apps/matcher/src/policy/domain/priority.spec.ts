import { describe, expect, it } from '@jest/globals';
import { NO_POLICY, type Policy, priorityClassOf } from './priority.js';

const label = { zh: '类', en: 'class' };
const policy: Policy = {
  version: 3,
  classes: [
    { code: 'orphans', label, criterion: { fact: 'hardship', overlaps: ['orphan'] } },
    { code: 'children', label, criterion: { fact: 'ageYears', between: [0, 13] } },
  ],
};
const known = (values: Record<string, number | string[]>, disputed: string[] = []) => ({ values, disputed });

describe('priorityClassOf', () => {
  it.each([
    ['the first class that is true', known({ hardship: ['orphan'], ageYears: 9 }), 0],
    ['the next where the first is not', known({ hardship: ['dibao'], ageYears: 9 }), 1],
    ['the next where the first is not known', known({ ageYears: 9 }), 1],
    ['after the last where none is', known({ hardship: [], ageYears: 40 }), 2],
    ['nothing by a disputed fact', known({ hardship: ['orphan'], ageYears: 40 }, ['hardship']), 2],
  ])('is %s', (_, facts, place) => {
    expect(priorityClassOf(facts, policy)).toBe(place);
  });

  it('is the same for all without a policy', () => {
    expect(priorityClassOf(known({ ageYears: 9 }), NO_POLICY)).toBe(0);
  });
});
