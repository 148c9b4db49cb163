import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataOf } from '#contracts';
import { newId } from '#kernel';
import { aNeed, aProgramme } from '../../../../test/harness/examples.js';
import { eventOf, startTestService, TestClock, type TestService } from '../../../../test/harness/service.js';
import { matcher } from '../matcher.js';

interface Answer {
  counts: Record<string, number>;
  programmes: {
    programmeId: string;
    outcome: string;
    place: number | null;
    reasons: string[];
    ask: unknown[];
    verdict: { trace: unknown[]; nearMisses: unknown[] };
    expectedWaitDays: number | null;
  }[];
}

const label = (zh: string, en: string) => ({ zh, en });
const FACTS: DataOf<'fact.defined'>[] = [
  {
    key: 'ageYears',
    type: 'integer',
    unit: 'years',
    label: label('年龄', 'Age'),
    suppliedBy: ['derived'],
    sensitivity: 'plain',
  },
  {
    key: 'area',
    type: 'area',
    label: label('所在社区', 'Community'),
    suppliedBy: ['derived'],
    sensitivity: 'plain',
  },
  {
    key: 'livesAlone',
    type: 'boolean',
    label: label('独居', 'Lives alone'),
    suppliedBy: ['home-visit', 'document'],
    sensitivity: 'plain',
  },
];

describe('which programmes fit', () => {
  let service: TestService;
  const clock = new TestClock(new Date('2026-11-24T04:00:00.000Z'));
  const ages = (low: number, high: number) => ({ fact: 'ageYears', between: [low, high] }) as const;
  const alone = { fact: 'livesAlone', is: true } as const;

  const ask = async (path: string, init: RequestInit = {}, language = 'zh-CN') => {
    const headers = { 'content-type': 'application/json', 'accept-language': language };
    const response = await fetch(`${service.url}${path}`, { ...init, headers });
    return { status: response.status, ...((await response.json()) as Answer) };
  };
  const askFit = (body: object, language?: string) =>
    ask('/fit', { method: 'POST', body: JSON.stringify(body) }, language);
  const asked = (category: string, more: object = {}) => ({
    category,
    areaCode: '110101008012',
    facts: { ageYears: 9 },
    ...more,
  });
  const publish = async (category: string, more: Parameters<typeof aProgramme>[0] = {}) => {
    const programme = aProgramme({ categories: [category], ...more });
    await service.deliver([eventOf('programme.published', programme)]);
    return programme.programmeId;
  };
  const one = { unit: 'households', total: 1, perMatch: 1 } as const;

  beforeAll(async () => {
    service = await startTestService(matcher, { clock });
    await service.deliver(FACTS.map((fact) => eventOf('fact.defined', fact)));
  });
  afterAll(() => service.stop());

  it('answers for every programme, nearest to a yes first', async () => {
    const far = await publish('beds', { criteria: { all: [ages(12, 14), { ...alone, is: false }] } });
    const miss = await publish('beds', { criteria: ages(10, 14) });
    const two = await publish('beds', { criteria: { all: [alone, { fact: 'area', in: ['110101008012'] }] } });
    const whole = await publish('beds', { items: ['desk', 'bed'] });
    const part = await publish('beds', { items: ['bed'] });
    await publish('beds', { serviceArea: ['110101007'] });
    await publish('beds', { window: { from: '2027-01-01', until: null } });
    await publish('chairs');
    const answer = await askFit(asked('beds', { items: ['desk'] }));
    expect(answer.counts).toMatchObject({ eligible: 2, undetermined: 1, ineligible: 2, 'outside-area': 1 });
    expect(answer.counts).toMatchObject({ 'not-open': 1, 'other-category': 1, excluded: 0 });
    expect(answer.programmes.map(({ programmeId, outcome, place }) => [programmeId, outcome, place])).toEqual(
      [
        [whole, 'eligible', 1],
        [part, 'eligible', 2],
        [two, 'undetermined', null],
        [miss, 'ineligible', null],
        [far, 'ineligible', null],
      ],
    );
    const [, , unsure, near] = answer.programmes;
    expect(unsure?.ask).toEqual([
      { fact: 'livesAlone', label: label('独居', 'Lives alone'), suppliedBy: ['home-visit', 'document'] },
    ]);
    expect(near?.verdict.nearMisses).toMatchObject([{ fact: 'ageYears', atLeast: 10, distance: 1 }]);
    expect(near?.reasons).toEqual([expect.stringContaining('差 1 岁')]);
    const english = await askFit(asked('beds', { items: ['desk'], limit: 4 }), 'en');
    expect(english.programmes).toHaveLength(4);
    expect(english.programmes[3]?.reasons).toEqual([expect.stringContaining('1 year')]);
  });

  it('stores nothing, and takes a disputed fact as unknown', async () => {
    await publish('lamps');
    const stored = () =>
      service.database.read('select count(*) from outbox union all select count(*) from need');
    const before = await stored();
    const answer = await askFit(asked('lamps', { disputedFacts: ['ageYears'] }));
    expect(answer.programmes).toMatchObject([{ outcome: 'undetermined', ask: [{ fact: 'ageYears' }] }]);
    expect(await stored()).toEqual(before);
  });

  it('refuses facts that the catalogue does not know, field by field', async () => {
    const body = asked('lamps', { facts: { ageYears: 'nine', wealth: 1 }, disputedFacts: ['health'] });
    expect(await askFit(body)).toMatchObject({
      status: 422,
      code: 'fit.facts-invalid',
      errors: [
        { field: 'facts.ageYears', code: 'fact.wrong-type' },
        { field: 'facts.wealth', code: 'fact.unknown' },
        { field: 'disputedFacts.0', code: 'fact.unknown' },
      ],
    });
    expect(await askFit({ category: 'lamps' }, 'en')).toMatchObject({ code: 'input.invalid' });
  });

  it('says of a filed need where it waits, for how long, and what is passed over', async () => {
    const programmeId = await publish('rooms', { capacity: one });
    const needs = ['2026-11-01', '2026-11-02', '2026-11-03'].map((day) =>
      aNeed({ category: 'rooms', waitingSince: `${day}T02:00:00.000Z` }),
    );
    await service.deliver(needs.map((need) => eventOf('need.filed', need)));
    const third = `/needs/${needs[2]!.needId}/candidates`;
    const waits = { programmeId, outcome: 'eligible', waiting: 2, waitingPlace: 2, capacity: { free: 0 } };
    expect((await ask(third)).programmes).toMatchObject([{ ...waits, expectedWaitDays: null }]);
    await service.database.read(
      `insert into match select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'need_id',
         gen_random_uuid(), 'state', e.state, 'since', e.since))).*
       from match m, (values ('confirmed', '2026-11-14T04:00:00Z'), ('withdrawn', '2026-11-20T04:00:00Z'),
         ('declined', '2025-11-20T04:00:00Z')) e (state, since) where m.programme_id = $1`,
      [programmeId],
    );
    expect((await ask(third)).programmes).toMatchObject([{ ...waits, expectedWaitDays: 10 }]);
    expect((await askFit(asked('rooms'))).programmes).toMatchObject([{ waiting: 2, expectedWaitDays: 15 }]);
    await service.database.read("insert into exclusion values ($1, $2, 'unreachable')", [
      needs[2]!.needId,
      programmeId,
    ]);
    expect((await ask(third)).programmes).toMatchObject([
      { outcome: 'excluded', excludedFor: 'unreachable' },
    ]);
    expect(await ask(`/needs/${newId()}/candidates`)).toMatchObject({ status: 404, code: 'need.unknown' });
  });
});
