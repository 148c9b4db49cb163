import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMUNITY } from '../../../testing/catalogue.js';
import { household, register, type Registered, startIntake, type World } from '../../../testing/world.js';

let world: World;
let registered: Registered[];

beforeAll(async () => {
  world = await startIntake();
  registered = [await register(world), await register(world), await register(world)];
});
afterAll(() => world?.stop());

describe('GET /households/{id}', () => {
  it('gives all of it, with its version', async () => {
    const [{ id, motherId, childId }] = registered as [Registered];
    const { status, body, etag } = await world.get(`/households/${id}`);
    expect({ status, etag }).toEqual({ status: 200, etag: '"1"' });
    expect(body).toEqual({
      ...household,
      id,
      version: 1,
      registeredAt: '2026-11-24T02:00:00.000Z',
      members: [
        { id: motherId, ...household.members[0] },
        { id: childId, ...household.members[1] },
      ],
    });
  });

  it('says when there is none, or when it is no id', async () => {
    const unknown = await world.get('/households/01890000-0000-7000-8000-000000000001');
    expect(unknown).toMatchObject({ status: 404, body: { code: 'household.unknown' } });
    expect(await world.get('/households/7')).toMatchObject({ status: 400, body: { code: 'input.id' } });
  });
});

describe('GET /households', () => {
  it('goes through an area page by page, and names nobody', async () => {
    const first = await world.get('/households?areaCode=110101008&limit=2');
    const second = await world.get(`/households?areaCode=110101008&limit=2&cursor=${first.body.next}`);
    const items = [...first.body.items, ...second.body.items];
    expect(items.map(({ id }: { id: string }) => id)).toEqual(registered.map(({ id }) => id));
    expect(second.body.next).toBeNull();
    expect(items[0]).toMatchObject({
      areaCode: COMMUNITY,
      members: [{ relation: 'self' }, { relation: 'child' }],
    });
    expect(JSON.stringify(items)).not.toMatch(/青禾|示例|1990/);
  });

  it('is empty for another area', async () => {
    const { body } = await world.get('/households?areaCode=110101009');
    expect(body).toEqual({ items: [], next: null });
  });

  it.each(['limit=0', 'limit=201', 'limit=x', 'areaCode=1', 'cursor=YWJj', 'cursor=%00', 'order=id'])(
    'refuses ?%s',
    async (query) => {
      expect(await world.get(`/households?${query}`)).toMatchObject({ status: 400 });
    },
  );
});
