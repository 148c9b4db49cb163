import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listGround, provider, publish, terms } from '../../../testing/examples.js';
import { ifMatch, startRegistry, type World } from '../../../testing/world.js';

let world: World;
let first: string;
let other: string;
let draft: string;
let published: string;
let closed: string;

beforeAll(async () => {
  world = await startRegistry();
  first = await listGround(world);
  other = (await world.post('/providers', provider)).body.id;
  draft = (await world.post('/programmes', { providerId: first, ...terms })).body.id;
  published = await publish(world, first);
  closed = await publish(world, other);
  await world.post(`/programmes/${closed}/transitions/close`, undefined, ifMatch(2));
});
afterAll(() => world?.stop());

const ids = async (query: string) => (await world.get(`/programmes${query}`)).body.items.map(({ id }) => id);

describe('GET /programmes', () => {
  it('lists by status and provider, in the order of drafting', async () => {
    expect(await ids('')).toEqual([draft, published, closed]);
    expect(await ids('?status=closed')).toEqual([closed]);
    expect(await ids(`?providerId=${first}`)).toEqual([draft, published]);
    expect(await ids(`?providerId=${other}&status=published`)).toEqual([]);
  });

  it('goes on where the page before ended', async () => {
    const { body } = await world.get('/programmes?limit=2');
    expect(await ids(`?limit=2&cursor=${body.next}`)).toEqual([closed]);
    const versions = await world.get(`/programmes/${closed}/versions?limit=1`);
    const rest = await world.get(`/programmes/${closed}/versions?limit=1&cursor=${versions.body.next}`);
    expect(rest.body).toMatchObject({ items: [{ version: 2, type: 'programme.closed' }], next: null });
  });

  it.each(['?status=open', '?providerId=7', '?limit=201', '?cursor=YWJj'])('refuses %s', async (query) => {
    expect((await world.get(`/programmes${query}`)).status).toBe(400);
  });

  it('refuses a cursor of versions that is no number', async () => {
    const answer = await world.get(`/programmes/${closed}/versions?cursor=YWJj`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'input.cursor' } });
  });

  it.each(['', '/versions'])('says that there is no such programme: /programmes/{id}%s', async (rest) => {
    const answer = await world.get(`/programmes/0193d8f0-0000-7000-8000-000000000001${rest}`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'programme.unknown' } });
  });
});
