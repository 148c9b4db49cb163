import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listGround, street, STREET, terms } from '../../../testing/examples.js';
import { ifMatch, startRegistry, type World } from '../../../testing/world.js';

let world: World;
let providerId: string;

beforeAll(async () => {
  world = await startRegistry();
  providerId = await listGround(world);
});
afterAll(() => world?.stop());

async function draft(): Promise<string> {
  const { body } = await world.post('/programmes', {
    providerId,
    ...terms,
    notes: 'kept here',
    assumed: ['/plan'],
  });
  return body.id;
}
const move = (id: string, verb: string, version: number) =>
  world.post(`/programmes/${id}/transitions/${verb}`, undefined, ifMatch(version));

describe('POST /programmes/{id}/transitions/…', () => {
  it('tells each step with the full terms, and keeps it', async () => {
    const id = await draft();
    for (const [at, verb] of ['publish', 'pause', 'resume', 'close'].entries()) {
      expect(await move(id, verb, at + 1)).toEqual({
        status: 200,
        etag: `"${at + 2}"`,
        body: { id, version: at + 2 },
      });
    }
    const told = (await world.outbox()).filter(({ key }) => key === id);
    const state = { programmeId: id, providerId, ...terms };
    const expected = [
      ['programme.published', { ...state, version: 1, status: 'published' }],
      ['programme.paused', { ...state, version: 2, status: 'paused' }],
      ['programme.revised', { ...state, version: 3, status: 'published' }],
      ['programme.closed', { ...state, version: 4, status: 'closed' }],
    ];
    expect(told.map(({ topic, sequence }) => [topic, sequence])).toEqual(
      [1, 2, 3, 4].map((n) => ['programmes.v1', n]),
    );
    expect(told.map(({ type, data }) => [type, data])).toEqual(expected);
    const { body } = await world.get(`/programmes/${id}/versions`);
    expect(body.items.map((item) => [item.type, item.state])).toEqual(expected);
    expect(body.items[0]).toMatchObject({ version: 1, at: '2026-11-24T02:00:00.000Z', notes: 'kept here' });
    expect((await world.get(`/programmes/${id}`)).body).toMatchObject({
      status: 'closed',
      version: 5,
      publishedVersion: 4,
    });
  });

  it('refuses a step that the status does not allow, and stores nothing', async () => {
    const id = await draft();
    expect(await move(id, 'pause', 1)).toMatchObject({
      status: 409,
      body: { code: 'programme.not-published' },
    });
    await move(id, 'publish', 1);
    const before = await world.stored();
    expect(await move(id, 'publish', 2)).toMatchObject({
      status: 409,
      body: { code: 'programme.already-published' },
    });
    expect(await move(id, 'resume', 2)).toMatchObject({
      status: 409,
      body: { code: 'programme.not-paused' },
    });
    expect(await move(id, 'open', 2)).toMatchObject({ status: 404, body: { code: 'route.unknown' } });
    expect(await world.stored()).toBe(before);
  });

  it('refuses a step without If-Match, or based on an older version', async () => {
    const id = await draft();
    const publish = `/programmes/${id}/transitions/publish`;
    expect(await world.post(publish)).toMatchObject({ status: 428 });
    expect(await move(id, 'publish', 7)).toMatchObject({ status: 412 });
    expect(await world.told(id)).toEqual([]);
  });

  it('publishes once when several do so at once', async () => {
    const id = await draft();
    const answers = await Promise.all([1, 2, 3, 4].map(() => move(id, 'publish', 1)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    expect(await world.told(id)).toEqual(['1 programme.published']);
  });

  it('publishes nothing for an area that has died since the draft', async () => {
    const id = await draft();
    await world.put(`/areas/${STREET}`, { ...street, status: 'dead' });
    const refused = await move(id, 'publish', 1);
    expect(refused).toMatchObject({ status: 422, body: { code: 'programme.service-area-invalid' } });
    await world.put(`/areas/${STREET}`, { ...street, status: 'live' });
    expect((await move(id, 'publish', 1)).status).toBe(200);
  });
});
