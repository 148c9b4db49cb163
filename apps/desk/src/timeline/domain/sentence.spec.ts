import { describe, expect, it } from '@jest/globals';
import type { DataOf } from '#contracts';
import type { TimelineEntry, TimelineType } from './entry.js';
import type { Names } from './names.js';
import { sentence } from './sentence.js';
import { wantedBy } from './wanted.js';

const names: Names = {
  programmes: { p1: { zh: '焕新乐园', en: 'Huanxin Leyuan' } },
  providers: { v1: { zh: '儿童基金会', en: 'the Children’s Foundation' } },
  areas: { '110101008012': { zh: '苏州社区', en: '苏州社区' } },
  facts: { ageYears: { zh: '年龄', en: 'Age' }, hardship: { zh: '困难类别', en: 'Kinds of hardship' } },
  lines: { bed: { zh: '儿童床', en: 'Child’s bed' }, desk: { zh: '书桌', en: 'Desk' } },
};
const nothing: Names = { programmes: {}, providers: {}, areas: {}, facts: {}, lines: {} };

const need: DataOf<'need.filed'> = {
  needId: 'n1',
  householdId: 'h1',
  category: 'study-space',
  items: [
    { code: 'bed', quantity: 1 },
    { code: 'desk', quantity: 1 },
  ],
  urgency: 'soon',
  areaCode: '110101008012',
  facts: {},
  disputedFacts: [],
  waitingSince: '2026-11-24T02:00:00Z',
};
const match = {
  matchId: 'm1',
  needId: 'n1',
  householdId: 'h1',
  programmeId: 'p1',
  programmeVersion: 1,
  providerId: 'v1',
  areaCode: '110101008012',
  units: 1,
  version: 1,
};
const consent = { consentId: 'c1', householdId: 'h1' };
const unrouted = { needId: 'n1', householdId: 'h1', decisionId: 'd1', areaCode: '110101008012' };
const near = {
  programmeId: 'p1',
  outcome: 'undetermined',
  failed: ['ageYears'],
  missing: ['hardship'],
} as const;
const proposed = { ...match, decisionId: 'd1', plan: ['bed'] };

type Row = { [Type in TimelineType]: [type: Type, data: DataOf<Type>, zh: string, en: string] }[TimelineType];

const told: Row[] = [
  [
    'need.filed',
    need,
    '苏州社区提交了需求（尽快）：儿童床、书桌。',
    'A need was filed in 苏州社区 (soon): Child’s bed, Desk.',
  ],
  [
    'need.amended',
    { ...need, urgency: 'urgent', items: [{ code: 'bed', quantity: 1 }] },
    '需求的情况已更新（紧急）：儿童床。',
    'The need was brought up to date (urgent): Child’s bed.',
  ],
  [
    'need.withdrawn',
    { needId: 'n1', householdId: 'h1', reason: 'moved-away' },
    '需求已撤回：家庭已迁出。',
    'The need was withdrawn: the household has moved away.',
  ],
  ['need.met', { needId: 'n1', householdId: 'h1', matchId: 'm1' }, '需求已满足。', 'The need is met.'],
  [
    'need.unrouted',
    {
      ...unrouted,
      counts: { ineligible: 2, 'no-capacity': 1, excluded: 0 },
      nearest: [{ ...near, failed: [...near.failed], missing: [...near.missing] }],
    },
    '暂时没有可用的项目：不符合条件 2 个，名额已满 1 个。最接近的是“焕新乐园”，未满足：年龄，尚待核实：困难类别。',
    'No programme can take it at the moment (2 not eligible, 1 no capacity). Nearest is Huanxin Leyuan, not fulfilled: Age, to be found out: Kinds of hardship.',
  ],
  [
    'need.unrouted',
    { ...unrouted, counts: {}, nearest: [] },
    '暂时没有可用的项目。',
    'No programme can take it at the moment.',
  ],
  [
    'match.proposed',
    { ...proposed, confirmedBy: 'coordinator' },
    '已匹配儿童基金会的“焕新乐园”并占用名额，等待协调员确认。',
    'Matched with Huanxin Leyuan of the Children’s Foundation; capacity is held, a coordinator is to confirm.',
  ],
  [
    'match.proposed',
    { ...proposed, confirmedBy: 'policy' },
    '已匹配儿童基金会的“焕新乐园”并占用名额，按项目规则自动申报。',
    'Matched with Huanxin Leyuan of the Children’s Foundation; capacity is held, the programme applies by itself.',
  ],
  [
    'match.applied',
    match,
    '已向儿童基金会申报“焕新乐园”。',
    'Applied to the Children’s Foundation for Huanxin Leyuan.',
  ],
  [
    'match.accepted',
    match,
    '儿童基金会受理了“焕新乐园”的申报。',
    'Accepted by the Children’s Foundation for Huanxin Leyuan.',
  ],
  [
    'match.declined',
    { ...match, reason: 'not-eligible', criterion: 'ageYears' },
    '儿童基金会不予受理“焕新乐园”的申报：不符合条件（年龄）。需求将改派。',
    'Declined by the Children’s Foundation for Huanxin Leyuan: not eligible (Age). The need is routed again.',
  ],
  [
    'match.declined',
    { ...match, reason: 'no-capacity' },
    '儿童基金会不予受理“焕新乐园”的申报：名额已满。需求将改派。',
    'Declined by the Children’s Foundation for Huanxin Leyuan: no capacity left. The need is routed again.',
  ],
  [
    'match.expired',
    match,
    '“焕新乐园”的匹配已超过时限，名额已释放，需求将改派。',
    'The match with Huanxin Leyuan missed its deadline; its capacity is free again and the need is routed again.',
  ],
  [
    'match.withdrawn',
    { ...match, reason: 'superseded' },
    '“焕新乐园”的匹配已撤回：已由新的匹配取代。',
    'The match with Huanxin Leyuan was withdrawn: a newer match takes its place.',
  ],
  [
    'match.line-delivered',
    { ...match, lineId: 'bed', outcome: 'substituted', quantity: 1, recorded: 2, planned: 12 },
    '儿童床以替代品送达（数量 1），已记录 2/12 项。',
    'Child’s bed: delivered as a substitute (quantity 1); 2 of 12 lines recorded.',
  ],
  [
    'match.delivered',
    { ...match, lines: 12 },
    '全部 12 项交付已记录，等待家庭签收。',
    'All 12 lines are recorded; the household is to sign off.',
  ],
  [
    'match.confirmed',
    { ...match, signedOffBy: 'visit' },
    '社工走访时，家庭已签收。',
    'The household signed off at a visit.',
  ],
  [
    'match.confirmed',
    { ...match, signedOffBy: 'household-link' },
    '家庭已通过链接签收。',
    'The household signed off by its link.',
  ],
  [
    'match.disputed',
    { ...match, lineIds: ['bed', 'desk'] },
    '家庭对交付提出异议：儿童床、书桌。',
    'The household disputes the delivery: Child’s bed, Desk.',
  ],
  [
    'consent.given',
    {
      ...consent,
      givenBy: 'guardian',
      purpose: 'disclosure',
      providerId: 'v1',
      method: 'written',
      until: '2027-11-02',
    },
    '监护人已书面同意向儿童基金会提供身份信息，有效期至 2027-11-02。',
    'A guardian consented in writing to disclosure of identity to the Children’s Foundation, until 2027-11-02.',
  ],
  [
    'consent.given',
    { ...consent, givenBy: 'self', purpose: 'disclosure', providerKind: 'clinic', method: 'oral' },
    '本人已口头同意向医疗机构提供身份信息。',
    'The person consented orally to disclosure of identity to any clinic.',
  ],
  [
    'consent.given',
    { ...consent, givenBy: 'self', purpose: 'matching', method: 'electronic' },
    '本人已电子同意用于匹配项目。',
    'The person consented electronically to matching.',
  ],
  ['consent.withdrawn', consent, '知情同意已撤回。', 'A consent was withdrawn.'],
];

const entryOf = ([type, data]: Row): TimelineEntry =>
  ({
    id: 'e1',
    stream: 'matches',
    sequence: 1,
    type,
    at: '2026-11-24T02:00:00.000Z',
    source: 'test',
    data,
  }) as TimelineEntry;

describe('sentence', () => {
  it.each(told)('tells %s', (...row) => {
    const entry = entryOf(row);
    expect(sentence(entry, names, 'zh-CN')).toBe(row[2]);
    expect(sentence(entry, names, 'en')).toBe(row[3]);
  });

  it.each(told)('tells %s as long as nothing has a name', (...row) => {
    const entry = entryOf(row);
    expect(sentence(entry, nothing, 'zh-CN')).not.toMatch(/undefined|null/);
    expect(sentence(entry, nothing, 'en')).not.toMatch(/undefined|null/);
  });
});

describe('wantedBy', () => {
  it('asks for every name that a sentence uses', () => {
    const wanted = wantedBy(told.map(entryOf));
    const asked = Object.fromEntries(
      Object.entries(wanted).map(([kind, ids]) => [kind, [...new Set(ids)].sort()]),
    );
    const used = Object.fromEntries(
      Object.entries(names).map(([kind, labels]) => [kind, Object.keys(labels).sort()]),
    );
    expect(asked).toEqual(used);
  });
});
