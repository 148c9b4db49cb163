import { describe, expect, it } from '@jest/globals';
import { type Criterion, factCatalogue, type FactDefinition } from '#eligibility';
import { sayCategories, sayCondition } from './say-condition.js';

const about = (key: string, zh: string, en: string) =>
  ({ key, label: { zh, en }, suppliedBy: ['document'], sensitivity: 'plain' }) as const;
const option = (value: string, zh: string, en: string) => ({ value, label: { zh, en } });
const DEFINITIONS: FactDefinition[] = [
  { ...about('ageYears', '年龄', 'Age'), type: 'integer', unit: 'years' },
  { ...about('income', '人均月收入', 'Income'), type: 'integer', unit: 'fen' },
  { ...about('rooms', '房间', 'Rooms'), type: 'integer', unit: { zh: '间', en: 'rooms' } },
  { ...about('ownBed', '有独立睡眠空间', 'Own sleeping space'), type: 'boolean' },
  {
    ...about('hardship', '困难类别', 'Hardship'),
    type: 'set',
    options: [option('dibao', '低保', 'Minimum allowance'), option('orphan', '孤儿', 'Orphan')],
  },
];
const catalogue = factCatalogue(DEFINITIONS);
const age: Criterion = { fact: 'ageYears', between: [5, 14] };
const bed: Criterion = { fact: 'ownBed', is: false };

describe('a condition in words', () => {
  it.each<[Criterion, string, string]>([
    [age, '年龄：5–14 岁', 'Age: 5–14 years'],
    [{ fact: 'ageYears', between: [60, null] }, '年龄：至少 60 岁', 'Age: at least 60 years'],
    [{ fact: 'income', between: [null, 150_000] }, '人均月收入：至多 1500 元', 'Income: at most 1500 CNY'],
    [{ fact: 'rooms', in: [1, 2] }, '房间：1 间、2 间之一', 'Rooms: 1 room or 2 rooms'],
    [bed, '有独立睡眠空间：否', 'Own sleeping space: no'],
    [
      { fact: 'hardship', overlaps: ['dibao', 'orphan'] },
      '困难类别：含低保、孤儿之一',
      'Hardship: any of Minimum allowance or Orphan',
    ],
    [{ area: 'area', within: '110101008' }, 'area：在110101008之内', 'area: within 110101008'],
    [
      { all: [{ any: [age, bed] }, { not: { fact: 'hardship', overlaps: ['dibao'] } }] },
      '（年龄：5–14 岁，或有独立睡眠空间：否），且并非（困难类别：含低保）',
      '(Age: 5–14 years, or Own sleeping space: no), and not (Hardship: any of Minimum allowance)',
    ],
    [{ all: [] }, '不设条件', 'No conditions'],
    [{ any: [] }, '没有人能够符合', 'Nobody can fit'],
  ])('%j', (criterion, zh, en) => {
    expect(sayCondition(criterion, { catalogue, language: 'zh-CN' })).toBe(zh);
    expect(sayCondition(criterion, { catalogue, language: 'en' })).toBe(en);
  });

  it('names the categories', () => {
    expect(sayCategories(['a', 'b'], 'zh-CN')).toBe('需求类别：a、b之一');
    expect(sayCategories(['a', 'b'], 'en')).toBe('Category: a or b');
  });
});
