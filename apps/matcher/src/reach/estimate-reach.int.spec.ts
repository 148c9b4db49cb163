import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataOf } from '#contracts';
import { newId } from '#kernel';
import type { Tx } from '#messaging';
import { aNeed, aProgramme } from '../../../../test/harness/examples.js';
import { eventOf, startTestService, type TestService } from '../../../../test/harness/service.js';
import { matcher } from '../matcher.js';
import { NeedRepository } from '../need/need.repository.js';
import { knownNeedOf } from '../need/domain/known-need.js';
import { NO_POLICY } from '../policy/domain/priority.js';
import { RouteDueNeeds } from '../routing/route-due-needs/route-due-needs.js';

interface Answer {
  openNeeds: number;
  reached: number;
  undetermined: number;
  added: number | null;
  removed: number | null;
  byStreet: { area: string; reached: number; added: number | null }[];
  funnel: { path: string; criterion: unknown; label: string; alone: number; remaining: number }[];
  capacity: unknown;
  code: string;
  detail: string;
  errors: { field: string; code: string; message: string }[];
}

type NeedData = DataOf<'need.filed'>;

const FACTS: DataOf<'fact.defined'>[] = [
  {
    key: 'ageYears',
    type: 'integer',
    unit: 'years',
    label: { zh: '年龄', en: 'Age' },
    suppliedBy: ['derived'],
    sensitivity: 'plain',
  },
  {
    key: 'area',
    type: 'area',
    label: { zh: '所在社区', en: 'Community' },
    suppliedBy: ['derived'],
    sensitivity: 'plain',
  },
];

describe('estimating the reach of a draft', () => {
  let service: TestService;
  let category: string;

  const post = async (body: object, language = 'zh-CN') => {
    const response = await fetch(`${service.url}/reach`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify(body),
    });
    return { status: response.status, ...((await response.json()) as Answer) };
  };
  const draft = (more: object = {}) => ({
    categories: [category],
    serviceArea: ['110101'],
    criteria: { all: [{ fact: 'ageYears', between: [5, 14] }] },
    ...more,
  });
  const reached = async (more: object = {}) => (await post(draft(more))).reached;
  const file = async (more: Partial<NeedData> = {}) => {
    const need = aNeed({ category, ...more });
    await service.deliver([eventOf('need.filed', need)]);
    return need;
  };
  const fresh = () => (category = `c-${newId()}`);
  const publish = async (more: Parameters<typeof aProgramme>[0] = {}) => {
    const programme = aProgramme({ categories: [category], ...more });
    await service.deliver([eventOf('programme.published', programme)]);
    return programme;
  };

  beforeAll(async () => {
    service = await startTestService(matcher);
    await service.deliver(FACTS.map((fact) => eventOf('fact.defined', fact)));
  });
  afterAll(() => service.stop());

  it('sees a need at once when it is filed, amended and withdrawn', async () => {
    fresh();
    expect(await reached()).toBe(0);
    const need = await file();
    expect(await reached()).toBe(1);
    await service.deliver([eventOf('need.amended', { ...need, facts: { ageYears: 15 } }, { sequence: 2 })]);
    expect(await reached()).toBe(0);
    await service.deliver([eventOf('need.amended', { ...need, facts: {} }, { sequence: 3 })]);
    expect(await post(draft())).toMatchObject({ reached: 0, undetermined: 1 });
    const { needId, householdId } = need;
    const { openNeeds } = await post(draft());
    await service.deliver([
      eventOf('need.withdrawn', { needId, householdId, reason: 'moved-away' }, { sequence: 4 }),
    ]);
    expect(await post(draft())).toMatchObject({ openNeeds: openNeeds - 1, undetermined: 0 });
  });

  it('leaves out a need while it has a match', async () => {
    fresh();
    const need = await file();
    expect(await reached()).toBe(1);
    await publish();
    await service.app.get(RouteDueNeeds).execute(new Date());
    expect(await reached()).toBe(0);
    const response = await fetch(`${service.url}/matches?needId=${need.needId}`);
    const { items } = (await response.json()) as { items: { id: string; version: number }[] };
    await fetch(`${service.url}/matches/${items[0]!.id}/transitions/withdraw`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'if-match': `"${items[0]!.version}"` },
      body: JSON.stringify({ reason: 'coordinator' }),
    });
    expect(await reached()).toBe(1);
  });

  it('compares with the published version, by street', async () => {
    fresh();
    const { programmeId } = await publish({
      criteria: { fact: 'ageYears', between: [10, 20] },
      serviceArea: ['110101008'],
      capacity: { unit: 'households', total: 0, perMatch: 1 },
    });
    const at = (areaCode: string, ageYears: number) =>
      file({ areaCode, facts: { ageYears, area: areaCode } });
    await at('110101008012', 7);
    await at('110101008012', 12);
    await at('110101008013', 18);
    await at('110101009001', 12);
    const capacity = { total: 4, perMatch: 2 };
    const answer = await post(draft({ programmeId, capacity, items: ['desk'] }));
    expect(answer).toMatchObject({ status: 200, reached: 3, undetermined: 0, added: 2, removed: 1 });
    expect(answer.byStreet.filter((street) => street.reached > 0)).toEqual([
      { area: '110101008', reached: 2, undetermined: 0, added: 1, removed: 1 },
      { area: '110101009', reached: 1, undetermined: 0, added: 1, removed: 0 },
    ]);
    expect(answer.capacity).toEqual({ seats: 2, perSeat: 1.5, beyond: 1 });
    expect(await post(draft())).toMatchObject({ added: null, removed: null, capacity: null });
  });

  it('says which condition leaves out how many, in both languages', async () => {
    fresh();
    await file({ facts: { ageYears: 9 } });
    await file({ facts: { ageYears: 15 } });
    await file({ areaCode: '110102001001', facts: { ageYears: 15 } });
    const { openNeeds, funnel } = await post(draft());
    expect(funnel.slice(1)).toMatchObject([
      { path: '/serviceArea', label: '所在社区：在110101之内', alone: 1, remaining: 2 },
      { path: '/criteria/all/0', label: '年龄：5–14 岁', remaining: 1 },
    ]);
    expect(funnel[0]).toEqual({
      path: '/categories',
      criterion: null,
      label: `需求类别：${category}`,
      alone: openNeeds - 3,
      remaining: 3,
    });
    const inEnglish = await post(draft({ criteria: { not: { fact: 'ageYears', is: 15 } } }), 'en');
    expect(inEnglish.funnel.map(({ path, label }) => [path, label])).toEqual([
      ['/categories', `Category: ${category}`],
      ['/serviceArea', 'Community: within 110101'],
      ['/criteria', 'not (Age: 15 years)'],
    ]);
  });

  it('refuses criteria that do not fit the fact catalogue, with the path', async () => {
    const bad = draft({ criteria: { all: [{ any: [{ fact: 'ageYears', is: 'nine' }] }] } });
    const field = '/criteria/all/0/any/0/is';
    expect(await post(bad)).toMatchObject({
      status: 422,
      code: 'reach.criteria-invalid',
      detail: expect.stringContaining('没有计算'),
      errors: [{ field, code: 'criterion.wrong-type', message: '“ageYears”的值应为 integer' }],
    });
    expect(await post(bad, 'en')).toMatchObject({
      detail: expect.stringContaining('nothing was counted'),
      errors: [{ field, message: 'the value of “ageYears” must be of type integer' }],
    });
    expect(await post(draft({ criteria: { fact: '$category', is: 'x' } }))).toMatchObject({ status: 422 });
  });

  it('refuses a comparison with a programme that it does not know', async () => {
    expect(await post(draft({ programmeId: newId() }))).toMatchObject({
      status: 404,
      code: 'programme.unknown',
    });
  });

  it('loses nothing when the transaction that began first commits last', async () => {
    fresh();
    expect(await reached()).toBe(0);
    const needs = service.app.get(NeedRepository);
    const add = (tx: Tx) =>
      needs.add(tx, [knownNeedOf(eventOf('need.filed', aNeed({ category })), NO_POLICY)]);
    let begun = () => {};
    let commit = () => {};
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const mayCommit = new Promise<void>((resolve) => (commit = resolve));
    const slow = service.database.transaction(async (tx) => {
      await add(tx);
      begun();
      await mayCommit;
    });
    try {
      await Promise.race([hasBegun, slow]);
      await service.database.transaction(add);
      expect(await reached()).toBe(1);
      await service.database.transaction(add);
      expect(await reached()).toBe(2);
    } finally {
      commit();
      await slow;
    }
    expect(await reached()).toBe(3);
  });
});
