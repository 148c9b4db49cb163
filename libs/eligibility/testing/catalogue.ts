import { factCatalogue } from '../fact-catalogue.js';
import type { FactDefinition } from '../fact-catalogue.js';

const plain = { sensitivity: 'plain' } as const;
const option = (value: string, zh: string, en: string) => ({ value, label: { zh, en } });

const DEFINITIONS: FactDefinition[] = [
  {
    key: 'ageYears',
    type: 'integer',
    unit: 'years',
    label: { zh: '年龄', en: 'Age' },
    suppliedBy: ['derived'],
    ...plain,
  },
  {
    key: 'income',
    type: 'integer',
    unit: 'fen',
    label: { zh: '人均月收入', en: 'Income' },
    suppliedBy: ['document'],
    ...plain,
  },
  {
    key: 'rooms',
    type: 'integer',
    unit: { zh: '间', en: 'rooms' },
    label: { zh: '房间', en: 'Rooms' },
    suppliedBy: ['home-visit'],
    ...plain,
  },
  {
    key: 'area',
    type: 'area',
    label: { zh: '所在社区', en: 'Community' },
    suppliedBy: ['derived'],
    options: [option('110101008', '东直门街道', 'Dongzhimen')],
    ...plain,
  },
  {
    key: 'ownBed',
    type: 'boolean',
    label: { zh: '有独立睡眠空间', en: 'Own sleeping space' },
    suppliedBy: ['home-visit'],
    ...plain,
  },
  {
    key: 'mobility',
    type: 'choice',
    label: { zh: '行动能力', en: 'Mobility' },
    suppliedBy: ['home-visit', 'document'],
    options: [
      option('independent', '行动自如', 'Independent'),
      option('aided', '需要搀扶', 'With help'),
      option('bedridden', '长期卧床', 'Bedridden'),
    ],
    ...plain,
  },
  {
    key: 'hardship',
    type: 'set',
    label: { zh: '困难类别', en: 'Hardship' },
    suppliedBy: ['document', 'household'],
    options: [
      option('dibao', '低保', 'Minimum allowance'),
      option('tekun', '特困', 'Extreme poverty'),
      option('orphan', '孤儿', 'Orphan'),
    ],
    ...plain,
  },
];

export const CATALOGUE = factCatalogue(DEFINITIONS);
