import { describe, expect, it } from '@jest/globals';
import type { Criterion } from './criterion.js';
import { evaluate } from './evaluate.js';
import { explain } from './explain.js';
import type { FactValue } from './fact-catalogue.js';
import { CATALOGUE } from './testing/catalogue.js';

const age = (between: readonly [number | null, number | null]): Criterion => ({ fact: 'ageYears', between });
const mobility: Criterion = { fact: 'mobility', in: ['aided', 'bedridden'] };
const hardship: Criterion = { fact: 'hardship', overlaps: ['dibao', 'tekun'] };
const inStreet: Criterion = { area: 'area', within: '110101008' };
const both = (criterion: Criterion, values: Record<string, FactValue>, disputed: string[] = []) => {
  const verdict = evaluate(criterion, { values, disputed });
  return [...explain(verdict, CATALOGUE, 'zh-CN'), ...explain(verdict, CATALOGUE, 'en')];
};

describe('explain', () => {
  it.each<[Criterion, Record<string, FactValue>, string, string]>([
    [
      age([5, 14]),
      { ageYears: 15 },
      '年龄差 1 岁：要求 5–14 岁，现 15 岁',
      'Age 1 year over: 5–14 required, is 15',
    ],
    [
      age([5, 14]),
      { ageYears: 3 },
      '年龄差 2 岁：要求 5–14 岁，现 3 岁',
      'Age 2 years under: 5–14 required, is 3',
    ],
    [
      age([60, null]),
      { ageYears: 59 },
      '年龄差 1 岁：要求至少 60 岁，现 59 岁',
      'Age 1 year under: at least 60 required, is 59',
    ],
    [age([5, 14]), { ageYears: 9 }, '年龄：要求 5–14 岁，现 9 岁', 'Age: 5–14 required, is 9'],
    [
      { not: age([5, 14]) },
      { ageYears: 9 },
      '年龄：要求不在 5–14 岁之间，现 9 岁',
      'Age: outside 5–14 required, is 9',
    ],
    [
      { not: age([5, 14]) },
      { ageYears: 17 },
      '年龄：要求不在 5–14 岁之间，现 17 岁',
      'Age: outside 5–14 required, is 17',
    ],
    [
      { not: age([60, null]) },
      { ageYears: 61 },
      '年龄：要求不足 60 岁，现 61 岁',
      'Age: less than 60 required, is 61',
    ],
    [
      { fact: 'ageYears', in: [6, 7] },
      { ageYears: 9 },
      '年龄：要求 6、7 岁之一，现 9 岁',
      'Age: 6 or 7 required, is 9',
    ],
    [
      { fact: 'income', between: [null, 300_000] },
      { income: 312_050 },
      '人均月收入差 120.5 元：要求至多 3000 元，现 3120.5 元',
      'Income 120.5 CNY over: at most 3000 required, is 3120.5',
    ],
    [
      { fact: 'rooms', between: [2, null] },
      { rooms: 1 },
      '房间差 1 间：要求至少 2 间，现 1 间',
      'Rooms 1 room under: at least 2 required, is 1',
    ],
    [
      { not: { fact: 'ownBed', is: true } },
      { ownBed: true },
      '有独立睡眠空间：要求“否”，现“是”',
      'Own sleeping space: no required, is yes',
    ],
    [
      mobility,
      { mobility: 'independent' },
      '行动能力：要求“需要搀扶、长期卧床”之一，现为“行动自如”',
      'Mobility: With help or Bedridden required, is Independent',
    ],
    [
      { not: { fact: 'mobility', is: 'aided' } },
      { mobility: 'aided' },
      '行动能力：要求不是“需要搀扶”，现为“需要搀扶”',
      'Mobility: not With help required, is With help',
    ],
    [
      hardship,
      { hardship: [] },
      '困难类别：要求含“低保、特困”之一，现一项也没有',
      'Hardship: any of Minimum allowance, Extreme poverty required, is none',
    ],
    [
      { not: hardship },
      { hardship: ['dibao', 'orphan'] },
      '困难类别：要求不含“低保、特困”，现为“低保、孤儿”',
      'Hardship: none of Minimum allowance, Extreme poverty required, is Minimum allowance, Orphan',
    ],
    [
      inStreet,
      { area: '110101009001' },
      '所在社区：要求在“东直门街道”之内，现为“110101009001”',
      'Community: within Dongzhimen required, is 110101009001',
    ],
    [
      { fact: 'unlisted', is: true },
      { unlisted: false },
      'unlisted：要求“是”，现“否”',
      'unlisted: yes required, is no',
    ],
    [{ all: [] }, {}, '不设条件', 'No conditions'],
    [{ any: [] }, {}, '这些条件没有人能够满足', 'Nobody can meet these conditions'],
  ])('%j for %j', (criterion, values, zh, en) => {
    expect(both(criterion, values)).toEqual([zh, en]);
  });

  it('says what to find out, and who can tell', () => {
    const criterion: Criterion = { all: [{ fact: 'ownBed', is: false }, mobility, hardship] };
    expect(both(criterion, { hardship: ['dibao'] }, ['hardship'])).toEqual([
      '还不知道：是否有独立睡眠空间（入户走访可核实）',
      '还不知道：行动能力（入户走访或证明材料可核实）',
      '有争议：困难类别（证明材料或询问家庭可核实）',
      'Not known yet: Own sleeping space (a home visit can tell)',
      'Not known yet: Mobility (a home visit or a document can tell)',
      'Disputed: Hardship (a document or the household can tell)',
    ]);
  });

  it('names only the conditions that decided', () => {
    const criterion: Criterion = { all: [age([5, 14]), { any: [mobility, hardship] }] };
    const values = { ageYears: 9, mobility: 'independent', hardship: ['dibao'] };
    expect(both(criterion, values).slice(2)).toEqual([
      'Age: 5–14 required, is 9',
      'Hardship: any of Minimum allowance, Extreme poverty required, is Minimum allowance',
    ]);
    expect(both(criterion, { ...values, hardship: [] }).slice(0, 1)).toEqual([
      '行动能力：要求“需要搀扶、长期卧床”之一，现为“行动自如”',
    ]);
  });

  it('says a thing once', () => {
    expect(both({ all: [age([5, 14]), age([5, 14])] }, { ageYears: 15 })).toHaveLength(2);
  });

  it('uses no half-width punctuation in Chinese', () => {
    const criterion: Criterion = {
      all: [age([5, 14]), mobility, hardship, inStreet, { fact: 'ownBed', is: true }],
    };
    const refused = {
      ageYears: 4,
      mobility: 'independent',
      hardship: [],
      area: '110102001001',
      ownBed: false,
    };
    const cases: Record<string, FactValue>[] = [{}, refused];
    const sentences = cases.flatMap((values) => both(criterion, values).slice(0, 5));
    expect(sentences).toHaveLength(10);
    expect(sentences.filter((sentence) => /[,:;()"?!]/.test(sentence))).toEqual([]);
  });
});
