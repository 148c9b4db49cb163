import { describe, expect, it } from '@jest/globals';
import { checkCriterion } from './check-criterion.js';
import { CATALOGUE } from './testing/catalogue.js';

const leaf = { fact: 'ownBed', is: false };
const nested = (levels: number): unknown => (levels === 0 ? leaf : { not: nested(levels - 1) });
const many = (count: number) => ({ all: Array.from({ length: count }, () => leaf) });
const numbers = (count: number) => ({ fact: 'ageYears', in: Array.from({ length: count }, (_, at) => at) });

describe('checkCriterion', () => {
  it.each([
    [{ all: [] }],
    [leaf],
    [{ fact: 'ageYears', between: [5, null] }],
    [{ fact: 'ageYears', between: [5, 5] }],
    [
      {
        all: [{ fact: 'ageYears', in: [1, 2] }, { any: [{ not: leaf }, { fact: 'mobility', is: 'aided' }] }],
      },
    ],
    [
      {
        any: [
          { fact: 'hardship', overlaps: ['dibao'] },
          { area: 'area', within: '110101008' },
        ],
      },
    ],
    [nested(8)],
    [many(200)],
  ])('accepts %j', (criterion) => {
    expect(checkCriterion(criterion, CATALOGUE)).toEqual([]);
  });

  it.each([
    [null, '', 'malformed'],
    [[], '', 'malformed'],
    [{}, '', 'malformed'],
    [{ constructor: 1 }, '', 'malformed'],
    [{ all: leaf }, '/all', 'malformed'],
    [{ all: [leaf], any: [leaf] }, '', 'malformed'],
    [{ ...leaf, note: 1 }, '', 'malformed'],
    [{ fact: 1, is: 1 }, '', 'malformed'],
    [{ area: 'ageYears', within: '110101' }, '/area', 'malformed'],
    [{ fact: 'ageYears', between: [5] }, '/between', 'malformed'],
    [{ fact: 'hardship', overlaps: 'dibao' }, '/overlaps', 'malformed'],
    [{ any: [{ not: { fact: 'toString', is: 1 } }] }, '/any/0/not/fact', 'unknown-fact'],
    [{ any: [] }, '/any', 'empty-list'],
    [{ all: [{ all: [] }] }, '/all/0/all', 'empty-list'],
    [{ fact: 'hardship', overlaps: [] }, '/overlaps', 'empty-list'],
    [{ fact: 'ageYears', in: [] }, '/in', 'empty-list'],
    [{ fact: 'ageYears', in: [1, 1] }, '/in/1', 'repeated-value'],
    [{ fact: 'hardship', is: 'dibao' }, '', 'operator-not-allowed'],
    [{ fact: 'ownBed', in: [true] }, '', 'operator-not-allowed'],
    [{ fact: 'mobility', between: [1, 2] }, '', 'operator-not-allowed'],
    [{ fact: 'area', is: '110101008012' }, '', 'operator-not-allowed'],
    [{ fact: 'ownBed', is: 'false' }, '/is', 'wrong-type'],
    [{ fact: 'ageYears', between: ['5', 14] }, '/between/0', 'wrong-type'],
    [{ fact: 'ageYears', between: [5, 14.5] }, '/between/1', 'wrong-type'],
    [{ fact: 'ageYears', in: [1, '2'] }, '/in/1', 'wrong-type'],
    [{ fact: 'hardship', overlaps: ['dibao', 'rich'] }, '/overlaps/1', 'unknown-option'],
    [{ fact: 'mobility', is: 'flying' }, '/is', 'unknown-option'],
    [{ fact: 'ageYears', between: [null, null] }, '/between', 'open-interval'],
    [{ fact: 'ageYears', between: [14, 5] }, '/between', 'empty-interval'],
    [{ area: 'area', within: '11010' }, '/within', 'invalid-area-code'],
    [nested(9), '/not'.repeat(9), 'too-deep'],
    [many(201), '', 'too-many-leaves'],
    [numbers(1001), '', 'too-many-values'],
  ])('refuses %j at "%s": %s', (criterion, path, code) => {
    const problems = checkCriterion(criterion, CATALOGUE);
    expect(problems.map((problem) => [problem.path, problem.code])).toEqual([[path, `criterion.${code}`]]);
  });

  it('names every problem, with what would be right', () => {
    const criterion = {
      all: [{ fact: 'ownBed', is: 1 }, { not: { fact: 'hardship', between: [1, 2] } }, nested(9)],
    };
    expect(checkCriterion(criterion, CATALOGUE)).toEqual([
      { path: '/all/0/is', code: 'criterion.wrong-type', fact: 'ownBed', expected: 'boolean' },
      {
        path: '/all/1/not',
        code: 'criterion.operator-not-allowed',
        fact: 'hardship',
        operators: ['overlaps'],
      },
      { path: `/all/2${'/not'.repeat(8)}`, code: 'criterion.too-deep', limit: 8 },
    ]);
  });
});
