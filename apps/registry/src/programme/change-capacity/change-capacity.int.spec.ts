import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { listGround, publish, terms } from '../../../testing/examples.js';
import { newMatch } from '../../../testing/matches.js';
import { ifMatch, startRegistry, type World } from '../../../testing/world.js';

let world: World;
let providerId: string;
let id: string;
const change = (total: number, version = 2) =>
  world.put(`/programmes/${id}/capacity`, { total }, ifMatch(version));

beforeAll(async () => {
  world = await startRegistry();
  providerId = await listGround(world);
});
afterAll(() => world?.stop());
beforeEach(async () => {
  id = await publish(world, providerId);
});

describe('PUT /programmes/{id}/capacity', () => {
  it('tells the new total', async () => {
    expect(await change(9)).toMatchObject({ status: 200, etag: '"3"' });
    expect((await world.outbox()).at(-1)).toMatchObject({
      key: id,
      type: 'programme.capacity-changed',
      sequence: 2,
      data: { version: 2, capacity: { ...terms.capacity, total: 9 } },
    });
  });

  it('changes nothing and tells nobody when the total is what it was', async () => {
    const before = await world.stored();
    expect(await change(3)).toMatchObject({ status: 200, etag: '"2"' });
    expect(await world.stored()).toBe(before);
  });

  it('may drop to what is held and used, and not below; nor may a revision', async () => {
    const [held, used] = [newMatch(id), newMatch(id)];
    await world.deliver([held.proposed(), used.proposed(), used.confirmed()]);
    const before = await world.stored();
    const refused = await change(1);
    expect(refused).toMatchObject({ status: 409, body: { code: 'programme.capacity-below-taken' } });
    expect(refused.body.detail).toContain('2');
    const capacity = { ...terms.capacity, total: 1 };
    const revised = await world.post(
      `/programmes/${id}/transitions/revise`,
      { ...terms, capacity },
      ifMatch(2),
    );
    expect(revised).toMatchObject({ status: 409, body: { code: 'programme.capacity-below-taken' } });
    expect(await world.stored()).toBe(before);
    expect((await change(2)).status).toBe(200);
  });

  it.each([[-1], [1.5], ['2'], [null]])('refuses %p', async (total) => {
    expect((await change(total as number)).status).toBe(400);
  });

  it('refuses a change without If-Match or based on an older version, and of a draft', async () => {
    expect((await world.put(`/programmes/${id}/capacity`, { total: 4 })).status).toBe(428);
    expect((await change(4, 1)).status).toBe(412);
    id = (await world.post('/programmes', { providerId, ...terms })).body.id;
    expect(await change(4, 1)).toMatchObject({ status: 409, body: { code: 'programme.not-published' } });
  });
});
