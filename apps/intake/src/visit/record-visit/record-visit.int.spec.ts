import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { register, type Registered, startIntake, type World } from '../../../testing/world.js';

let world: World;
let of: Registered;

beforeAll(async () => {
  world = await startIntake();
  of = await register(world);
});
afterAll(() => world?.stop());

const stored = () => world.rows('visit', 'outbox', 'idempotency_key');
const visit = () => ({ householdId: of.id, kind: 'home', workers: ['谷雨', '立夏'] });
const done = '2026-11-24T09:30:00+08:00';

describe('POST /visits', () => {
  it('records a visit, planned or done, and tells nobody', async () => {
    const planned = await world.post('/visits', { ...visit(), plannedFor: '2026-12-01' });
    expect(planned).toMatchObject({ status: 201, etag: '"1"', body: { id: expect.any(String), version: 1 } });
    await world.post('/visits', { ...visit(), kind: 'care', doneAt: done, notes: ' 一切安好。 ' });
    const { body } = await world.get(`/visits?householdId=${of.id}`);
    expect(body.items).toEqual([
      {
        id: planned.body.id,
        version: 1,
        householdId: of.id,
        kind: 'home',
        plannedFor: '2026-12-01',
        doneAt: null,
        workers: ['谷雨', '立夏'],
        notes: null,
      },
      expect.objectContaining({ kind: 'care', doneAt: '2026-11-24T01:30:00.000Z', notes: '一切安好。' }),
    ]);
    expect(await world.outbox()).toEqual([]);
  });

  it('records one visit for one key', async () => {
    const send = () => world.post('/visits', { ...visit(), doneAt: done }, { 'idempotency-key': 'visit-1' });
    expect((await send()).body).toEqual((await send()).body);
  });

  it.each<[string, object, number, string]>([
    ['neither planned nor done', {}, 422, 'visit.neither-planned-nor-done'],
    ['done tomorrow', { doneAt: '2026-11-25T09:30:00+08:00' }, 422, 'visit.done-in-future'],
    ['done at a time without a zone', { doneAt: '2026-11-24T09:30:00' }, 400, 'input.invalid'],
    ['by nobody', { doneAt: done, workers: [] }, 400, 'input.invalid'],
    ['by somebody who is a number', { doneAt: done, workers: [7] }, 400, 'input.invalid'],
    [
      'by somebody whose name cannot be written',
      { doneAt: done, workers: ['a\u0000'] },
      400,
      'input.not-text',
    ],
    ['of a kind that there is not', { doneAt: done, kind: 'chat' }, 400, 'input.invalid'],
    [
      'of a household that is not registered',
      { doneAt: done, householdId: '01890000-0000-7000-8000-000000000001' },
      404,
      'household.unknown',
    ],
  ])('refuses a visit %s, and stores nothing', async (_, part, status, code) => {
    const before = await stored();
    const answer = await world.post('/visits', { ...visit(), ...part }, { 'idempotency-key': 'refused' });
    expect(answer).toMatchObject({ status, body: { code } });
    expect(await stored()).toBe(before);
  });
});

describe('GET /visits', () => {
  it('is of one household', async () => {
    const answer = await world.get('/visits');
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'householdId' }] } });
    const other = await register(world);
    expect((await world.get(`/visits?householdId=${other.id}`)).body).toEqual({ items: [], next: null });
  });
});
