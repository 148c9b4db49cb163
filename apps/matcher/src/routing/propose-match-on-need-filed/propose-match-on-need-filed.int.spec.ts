import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aNeed, aProgramme } from '../../../../../test/harness/examples.js';
import { eventOf, startTestService, type TestService } from '../../../../../test/harness/service.js';
import { matcher } from '../../matcher.js';

describe('proposing a match for a filed need', () => {
  let service: TestService;
  const programme = aProgramme();
  const outboxOf = async (needId: string) => (await service.outbox()).filter(({ key }) => key === needId);
  const get = async (path: string, language = 'zh-CN') => {
    const response = await fetch(`${service.url}${path}`, { headers: { 'accept-language': language } });
    return (await response.json()) as Record<string, never>;
  };

  beforeAll(async () => {
    service = await startTestService(matcher);
    await service.deliver([
      eventOf('fact.defined', {
        key: 'ageYears',
        type: 'integer',
        unit: 'years',
        label: { zh: '年龄', en: 'Age' },
        suppliedBy: ['derived'],
        sensitivity: 'plain',
      }),
      eventOf('programme.published', programme),
    ]);
  });
  afterAll(() => service.stop());

  it('proposes the first programme that fits, and holds a seat', async () => {
    const need = aNeed();
    const filed = eventOf('need.filed', need);
    await service.deliver([filed]);
    const [proposed] = await outboxOf(need.needId);
    expect(proposed).toMatchObject({
      topic: 'matches.v1',
      type: 'match.proposed',
      sequence: 1,
      headers: { ce_causationid: filed.id },
      data: { programmeId: programme.programmeId, units: 1, plan: ['desk'] },
    });
    expect(await get(`/programmes/${programme.programmeId}`)).toMatchObject({
      capacity: { total: 2, held: 1, used: 0, free: 1 },
    });
    expect(await get(`/matches?needId=${need.needId}`)).toMatchObject({ items: [{ state: 'proposed' }] });
  });

  it('says why nothing fits, in both languages', async () => {
    const need = aNeed({ facts: { ageYears: 15 } });
    await service.deliver([eventOf('need.filed', need)]);
    const [unrouted] = await outboxOf(need.needId);
    expect(unrouted).toMatchObject({
      type: 'need.unrouted',
      sequence: 1,
      data: {
        counts: { ineligible: 1 },
        nearest: [
          { programmeId: programme.programmeId, outcome: 'ineligible', failed: ['ageYears'], missing: [] },
        ],
      },
    });
    const decision = `/decisions/${unrouted!.data.decisionId as string}`;
    expect(await get(decision)).toMatchObject({
      programmes: [{ outcome: 'ineligible', reasons: [expect.stringContaining('差 1 岁')] }],
    });
    expect(await get(decision, 'en')).toMatchObject({
      programmes: [{ reasons: [expect.stringContaining('1 year over')] }],
    });
  });

  it('puts a need on the waiting list of a programme that is full', async () => {
    const needs = [aNeed(), aNeed({ waitingSince: '2026-11-24T03:00:00.000Z' })];
    await service.deliver(needs.map((need) => eventOf('need.filed', need)));
    const first = await Promise.all(needs.map(async ({ needId }) => (await outboxOf(needId))[0]!.type));
    expect(first).toEqual(['match.proposed', 'need.unrouted']);
    expect(await get(`/needs/${needs[1]!.needId}`)).toMatchObject({
      waiting: [{ programmeId: programme.programmeId, place: 1 }],
    });
  });

  it('hears the same event twice and does it once', async () => {
    const need = aNeed({ category: 'nobody-serves-this' });
    const filed = eventOf('need.filed', need);
    await service.deliver([filed]);
    await service.deliver([filed]);
    expect(await outboxOf(need.needId)).toHaveLength(1);
  });

  it('refuses an overdraft in the database itself', async () => {
    const overdraw = service.database.read('update programme set held = held + 100 where id = $1', [
      programme.programmeId,
    ]);
    await expect(overdraw).rejects.toThrow('held_never_exceeds_capacity');
  });
});
