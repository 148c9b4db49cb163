import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEAD_STREET, listGround, provider, STREET } from '../../../testing/examples.js';
import { startRegistry, type World } from '../../../testing/world.js';

let world: World;

beforeAll(async () => {
  world = await startRegistry();
  await listGround(world);
});
afterAll(() => world?.stop());

describe('POST /providers', () => {
  it('lists a provider and tells it', async () => {
    const { status, etag, body } = await world.post('/providers', { ...provider, areaCode: STREET });
    expect({ status, etag, body }).toEqual({
      status: 201,
      etag: '"1"',
      body: { id: expect.any(String), version: 1 },
    });
    expect((await world.outbox()).at(-1)).toMatchObject({
      topic: 'catalogue.v1',
      key: body.id,
      type: 'provider.listed',
      sequence: 1,
      data: { providerId: body.id, ...provider, areaCode: STREET },
    });
    expect((await world.get(`/providers/${body.id}`)).body).toEqual({
      ...body,
      ...provider,
      areaCode: STREET,
    });
  });

  it('answers the same to the same request with the same key, and lists it once', async () => {
    const once = { 'idempotency-key': 'provider-1' };
    const answers = await Promise.all([1, 2, 3].map(() => world.post('/providers', provider, once)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await world.told(answers[0]!.body.id)).toEqual(['1 provider.listed']);
    const other = await world.post('/providers', { ...provider, kind: 'clinic' }, once);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.key-reused' } });
  });

  it.each<[string, object, number, string]>([
    ['another kind', { ...provider, kind: 'bank' }, 400, 'input.invalid'],
    ['a blank name', { ...provider, name: { zh: ' ', en: 'x' } }, 400, 'input.invalid'],
    ['an area that is none', { ...provider, areaCode: '11' }, 400, 'input.invalid'],
    ['an area not listed', { ...provider, areaCode: '110102' }, 422, 'provider.area-not-live'],
    ['a dead area', { ...provider, areaCode: DEAD_STREET }, 422, 'provider.area-not-live'],
  ])('refuses %s, and stores nothing', async (_, body, status, code) => {
    const before = await world.stored();
    expect(await world.post('/providers', body)).toMatchObject({ status, body: { code } });
    expect(await world.stored()).toBe(before);
  });
});

describe('GET /providers', () => {
  it('pages in the order of listing', async () => {
    const first = await world.get('/providers?limit=1');
    const second = await world.get(`/providers?limit=1&cursor=${first.body.next}`);
    expect(second.body.items[0]!.id > first.body.items[0]!.id).toBe(true);
  });

  it('refuses a cursor that is no id, and an id that is none', async () => {
    const cursor = Buffer.from('abc').toString('base64url');
    expect(await world.get(`/providers?cursor=${cursor}`)).toMatchObject({
      status: 400,
      body: { code: 'input.cursor' },
    });
    expect(await world.get('/providers/7')).toMatchObject({ status: 400, body: { code: 'input.id' } });
    const unknown = await world.get('/providers/0193d8f0-0000-7000-8000-000000000001');
    expect(unknown).toMatchObject({ status: 404, body: { code: 'provider.unknown' } });
  });
});
