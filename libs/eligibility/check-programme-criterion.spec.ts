import { describe, expect, it } from '@jest/globals';
import { checkProgrammeCriterion } from './check-programme-criterion.js';
import type { Criterion } from './criterion.js';
import { CATALOGUE } from './testing/catalogue.js';

const DONGZHIMEN = '110101008';
const within = (code: string): Criterion => ({ area: 'area', within: code });
const child: Criterion = { fact: 'ageYears', between: [0, 5] };
const grown: Criterion = { fact: 'ageYears', between: [10, null] };

function check(criterion: Criterion, serviceArea = [DONGZHIMEN]) {
  const { problems, warnings } = checkProgrammeCriterion(criterion, { catalogue: CATALOGUE, serviceArea });
  const shown = ({ path, code }: { path: string; code: string }) =>
    `${path} ${code.replace('criterion.', '')}`;
  return { problems: problems.map(shown), warnings: warnings.map(shown) };
}

describe('checkProgrammeCriterion', () => {
  it.each<[string, Criterion, string[]]>([
    ['its form first', { any: [] }, ['/any empty-list']],
    ['what nobody can meet', { all: [child, grown] }, [' unsatisfiable']],
    ['a dead branch', { any: [grown, { all: [child, grown] }] }, ['/any/1 unsatisfiable']],
    ['what everybody meets', { any: [child, { not: child }] }, [' always-true']],
    [
      'a part that asks for nothing',
      { all: [child, { fact: 'rooms', between: [0, null] }] },
      ['/all/1 always-true'],
    ],
    ['a place out of reach', { all: [child, within('110101009')] }, ['/all/1 outside-service-area']],
    ['a branch out of reach', { any: [child, within('110102')] }, ['/any/1 outside-service-area']],
    ['all of the reach left out', { not: within('110101') }, ['/not outside-service-area']],
  ])('refuses %s', (_, criterion, problems) => {
    expect(check(criterion)).toEqual({ problems, warnings: [] });
  });

  it.each<[string, Criterion, string[]]>([
    ['the service area itself', { all: [child, within(DONGZHIMEN)] }, ['/all/1 repeats-service-area']],
    ['an area around it', within('110101'), [' repeats-service-area']],
    [
      'that it is not elsewhere',
      { all: [child, { not: within('110102') }] },
      ['/all/1/not repeats-service-area'],
    ],
  ])('warns of %s', (_, criterion, warnings) => {
    expect(check(criterion)).toEqual({ problems: [], warnings });
  });

  it.each<[string, Criterion]>([
    ['everybody', { all: [] }],
    ['a part of the service area', within('110101008012')],
    ['all but a part of it', { all: [child, { not: within('110101008012') }] }],
  ])('accepts %s', (_, criterion) => {
    expect(check(criterion)).toEqual({ problems: [], warnings: [] });
  });

  it('takes the service area as a whole', () => {
    const reach = ['110101008', '110101009'];
    const parts = reach.map(within);
    expect(check({ any: parts }, reach).warnings).toEqual([' repeats-service-area']);
    expect(check({ all: [child, { not: { any: parts } }] }, reach).problems).toEqual([
      '/all/1/not outside-service-area',
    ]);
    expect(check(within('110101008'), reach)).toEqual({ problems: [], warnings: [] });
  });
});
