import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { allocate } from '#allocation';
import type { DataOf } from '#contracts';
import { aNeed, aProgramme } from '../../../../test/harness/examples.js';
import { eventOf, startTestService, type TestService } from '../../../../test/harness/service.js';
import { matcher } from '../matcher.js';
import { RouteDueNeeds } from '../routing/route-due-needs/route-due-needs.js';
import { RoundDesk } from './testing/round-desk.js';

const label = { zh: '幼童', en: 'Small children' };
const young = { fact: 'ageYears', between: [5, 6] };
const age = eventOf('fact.defined', {
  key: 'ageYears',
  type: 'integer',
  unit: 'years',
  label: { zh: '年龄', en: 'Age' },
  suppliedBy: ['derived'],
  sensitivity: 'plain',
});

describe('a round', () => {
  let service: TestService;
  let desk: RoundDesk;
  let programmes: ReturnType<typeof aProgramme>[];
  let needs: DataOf<'need.filed'>[];
  const sent = async (type: string) => (await service.outbox()).filter((event) => event.type === type);

  beforeEach(async () => {
    service = await startTestService(matcher);
    desk = new RoundDesk(service.url);
    programmes = [5, 4, 3].map((total, at) =>
      aProgramme({
        name: { zh: `项目${at}`, en: `Programme ${at}` },
        capacity: { unit: 'households', total, perMatch: 1 },
        criteria: { fact: 'ageYears', between: [5, 14 - 3 * at] },
        leadDays: 30 - at,
        decision: { confirmedBy: 'coordinator', decidedBy: 'round' },
      }),
    );
    needs = Array.from({ length: 40 }, (_, at) =>
      aNeed({
        facts: { ageYears: 5 + ((at * 7) % 11), area: '110101008012' },
        waitingSince: new Date(Date.UTC(2026, 10, 1, at)).toISOString(),
      }),
    );
    await service.deliver([age, ...programmes.map((programme) => eventOf('programme.published', programme))]);
    await desk.open({
      name: { zh: '冬季', en: 'Winter' },
      programmeIds: programmes.map(({ programmeId }) => programmeId),
      classes: [{ code: 'small', label, criterion: young }],
      reserves: [{ code: 'small', programmeId: programmes[0]!.programmeId, seats: 2, criterion: young }],
    });
    await service.deliver(needs.map((need) => eventOf('need.filed', need)));
  });
  afterEach(() => service?.stop());

  it('holds back its programmes, tells its seed when closed, and can be computed by anybody', async () => {
    expect(await sent('match.proposed')).toEqual([]);
    const open = await desk.read();
    expect(open).toMatchObject({
      state: 'open',
      seed: null,
      seedHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((await desk.move('confirm')).body).toMatchObject({ code: 'round.illegal-transition' });
    expect(await desk.read('/input')).toMatchObject({ code: 'round.not-closed' });
    expect((await desk.move('close')).body).toMatchObject({ state: 'closed', version: 2 });
    const closed = await desk.read();
    const input = await desk.text('/input');
    const sha = (text: string) => createHash('sha256').update(text).digest('hex');
    expect(sha(closed.seed!)).toBe(open.seedHash);
    expect(sha(input)).toBe(closed.inputHash);
    expect(await desk.read('/difference')).toMatchObject({ code: 'round.not-computed' });
    await desk.move('compute');
    expect(JSON.stringify(allocate(JSON.parse(input)))).toBe(await desk.text('/allocation'));
  });

  it('says who gets what and why, is overridden once, and is confirmed as a whole', async () => {
    await desk.move('close');
    await desk.move('compute');
    const before = await desk.read('/difference?limit=200');
    const eligible = needs.filter(({ facts }) => Number(facts.ageYears) <= 14);
    const items: { needId: string; proposed: { poolId: string } | null }[] = before.items!;
    expect(items).toHaveLength(eligible.length);
    expect(items.filter(({ proposed }) => proposed !== null)).toHaveLength(12);
    expect(items.filter(({ proposed }) => proposed?.poolId.endsWith('/small'))).toHaveLength(2);
    const refused = items.findLast(({ proposed }) => proposed === null)!.needId;
    const words = async (language: string) =>
      JSON.stringify(await desk.read(`/certificates?needId=${refused}`, language));
    expect(await words('zh-CN')).toMatch(/按优先次序.*没有名额.*项目0/);
    expect(await words('en')).toMatch(/In order of priority.*There is no seat.*Programme 0/);

    const said = { needId: refused, programmeId: programmes[0]!.programmeId };
    expect((await desk.override(said)).status).toBe(400);
    expect(await desk.override({ ...said, reason: '家访后决定' })).toMatchObject({ status: 200 });
    expect(await words('en')).toMatch(/It gets a seat.*A coordinator decided/);
    const input = await desk.text('/input');
    expect(JSON.stringify(allocate(JSON.parse(input)))).toBe(await desk.text('/allocation'));
    expect(await desk.read()).toMatchObject({ overrides: [{ needId: refused, reason: '家访后决定' }] });

    expect((await desk.move('confirm')).body).toMatchObject({ state: 'confirmed' });
    const proposed = await sent('match.proposed');
    expect(proposed).toHaveLength(12);
    expect(proposed.map(({ key }) => key)).toContain(refused);
    for (const { programmeId, capacity } of programmes) {
      const seen = await fetch(`${service.url}/programmes/${programmeId}`);
      expect(await seen.json()).toMatchObject({ capacity: { held: capacity.total, free: 0 } });
    }
    const replayed = await fetch(`${service.url}/decisions/${proposed[0]!.data.decisionId as string}/replay`);
    expect(await replayed.json()).toMatchObject({ same: true });
  });

  it('is not confirmed when a need was withdrawn meanwhile, and then writes nothing', async () => {
    await desk.move('close');
    await desk.move('compute');
    const { items } = await desk.read('/difference?limit=200');
    const given: { needId: string; proposed: object | null }[] = items!;
    const first = given.find(({ proposed }) => proposed !== null);
    const { needId, householdId } = needs.find((need) => need.needId === first!.needId)!;
    const data = { needId, householdId, reason: 'household-request' as const };
    await service.deliver([eventOf('need.withdrawn', data, { sequence: 2 })]);
    const refused = await desk.move('confirm');
    expect(refused).toMatchObject({ status: 409, body: { code: 'round.needs-changed' } });
    expect(refused.body.detail).toContain(needId);
    expect(await sent('match.proposed')).toEqual([]);
    expect(await service.database.read('select id from match')).toEqual([]);
    expect(await desk.read()).toMatchObject({ state: 'computed' });
    await desk.override({ needId, programmeId: null, reason: 'withdrawn meanwhile' });
    expect(await desk.move('confirm')).toMatchObject({ status: 200, body: { state: 'confirmed' } });
    expect(await sent('match.proposed')).toHaveLength(12);
  });

  it('is opened once for one key, and not with terms that cannot stand', async () => {
    const { programmeId } = programmes[0]!;
    const post = async (more: object) => {
      const terms = { name: label, programmeIds: [programmeId], classes: [], reserves: [], ...more };
      const headers = { 'content-type': 'application/json', 'idempotency-key': 'spring' };
      const request = { method: 'POST', headers, body: JSON.stringify(terms) };
      return (await fetch(`${service.url}/rounds`, request)).json();
    };
    expect(await post({})).toEqual(await post({}));
    expect(await post({ programmeIds: [age.id] })).toMatchObject({ code: 'idempotency.key-reused' });
    const classes = [{ code: 'small', label, criterion: { fact: 'points', is: 1 } }];
    const reserves = [{ code: 'small', programmeId: age.id, seats: 1, criterion: young }];
    expect(await post({ classes, reserves })).toMatchObject({
      code: 'round.invalid',
      errors: [{ field: '/reserves/0/programmeId' }, { field: '/classes/0/criterion/fact' }],
    });
  });

  it('gives its programmes back to the waiting lists when it is abandoned', async () => {
    await service.app.get(RouteDueNeeds).execute(new Date());
    expect(await sent('match.proposed')).toEqual([]);
    expect((await desk.move('abandon', { reason: 'no time' })).body).toMatchObject({ state: 'abandoned' });
    // As the timer does: each pass gives seats to whoever is first now.
    for (let pass = 0; pass < 12; pass += 1) await service.app.get(RouteDueNeeds).execute(new Date());
    expect(await sent('match.proposed')).toHaveLength(12);
  });

  it('takes its classes from the policy in force where none are given', async () => {
    const classes = [{ code: 'young', label, criterion: { fact: 'ageYears', between: [5, 6] as const } }];
    await service.deliver([eventOf('policy.adopted', { code: 'district', version: 1, classes })]);
    await desk.open({ name: label, programmeIds: [programmes[0]!.programmeId] });
    expect(await desk.read()).toMatchObject({ classes, reserves: [] });
  });
});
