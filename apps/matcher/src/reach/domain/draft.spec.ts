import { describe, expect, it } from '@jest/globals';
import { criterionOf, conjunctsOf, indexedNeed } from './draft.js';

const age = { fact: 'ageYears', between: [5, 14] } as const;
const alone = { fact: 'livesAlone', is: true } as const;
const draft = { categories: ['study-space'], serviceArea: ['110101'], criteria: age };

describe('a draft as one criterion', () => {
  it('asks for category and service area first', () => {
    expect(criterionOf(draft)).toEqual({
      all: [{ fact: '$category', in: ['study-space'] }, { any: [{ area: 'area', within: '110101' }] }, age],
    });
  });

  it.each([
    [age, ['/criteria']],
    [{ all: [age, alone] }, ['/criteria/all/0', '/criteria/all/1']],
    [{ all: [] }, []],
    [{ any: [age, alone] }, ['/criteria']],
  ])('knows where each condition stands: %j', (criteria, paths) => {
    const found = conjunctsOf({ ...draft, criteria }).map(({ path }) => path);
    expect(found).toEqual(['/categories', '/serviceArea', ...paths]);
  });

  it('names no area that lies in another', () => {
    const serviceArea = ['110101008012', '110101008', '110101009', '110101008'];
    expect(conjunctsOf({ ...draft, serviceArea })[1]!.criterion).toEqual({
      any: [
        { area: 'area', within: '110101008' },
        { area: 'area', within: '110101009' },
      ],
    });
  });
});

describe('a need for the index', () => {
  it('has its category and its place as facts, whatever is said of them', () => {
    const known = { values: { area: '110102001001', ageYears: 9 }, disputed: ['area', 'ageYears'] };
    expect(indexedNeed({ id: 'n', category: 'study-space', areaCode: '110101008012', ...known })).toEqual({
      id: 'n',
      facts: {
        values: { area: '110101008012', ageYears: 9, $category: 'study-space' },
        disputed: ['ageYears'],
      },
    });
  });
});
