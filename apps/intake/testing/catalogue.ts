import type { DataOf } from '#contracts';
import { eventOf } from '../../../test/harness/service.js';

export const COMMUNITY = '110101008012';
export const DEAD_COMMUNITY = '110101008013';

const label = { zh: '甲', en: 'a' };

function area(code: string, level: 'district' | 'street' | 'community', status: 'live' | 'dead' = 'live') {
  return eventOf('area.listed', { code, name: '示例', level, status });
}

function fact(key: string, more: Partial<DataOf<'fact.defined'>>) {
  return eventOf('fact.defined', {
    key,
    type: 'boolean',
    label,
    suppliedBy: ['home-visit'],
    sensitivity: 'plain',
    ...more,
  });
}

/** What registry would have told: a district down to two communities, and a few facts. */
export function catalogue() {
  return [
    area('110101', 'district'),
    area('110101008', 'street'),
    area(COMMUNITY, 'community'),
    area(DEAD_COMMUNITY, 'community', 'dead'),
    fact('ageYears', { type: 'integer', suppliedBy: ['derived'] }),
    fact('area', { type: 'area', suppliedBy: ['derived'] }),
    fact('livesAlone', {}),
    fact('housing.ownStudySpace', {}),
    fact('hardship', {
      type: 'set',
      options: [
        { value: 'dibao', label },
        { value: 'orphan', label },
      ],
    }),
  ];
}
