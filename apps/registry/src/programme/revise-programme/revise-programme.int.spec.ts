import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { listGround, publish, terms } from '../../../testing/examples.js';
import { ifMatch, startRegistry, type World } from '../../../testing/world.js';

let world: World;
let providerId: string;
let id: string;
const revise = (changes: object, headers = ifMatch(2)) =>
  world.post(`/programmes/${id}/transitions/revise`, { ...terms, ...changes }, headers);

beforeAll(async () => {
  world = await startRegistry();
  providerId = await listGround(world);
});
afterAll(() => world?.stop());
beforeEach(async () => {
  id = await publish(world, providerId);
});

describe('POST /programmes/{id}/transitions/revise', () => {
  it('replaces the terms, tells it, and keeps the version before', async () => {
    expect(await revise({ leadDays: 7, notes: 'only here' })).toMatchObject({ status: 200, etag: '"3"' });
    expect(await world.told(id)).toEqual(['1 programme.published', '2 programme.revised']);
    const { body } = await world.get(`/programmes/${id}/versions`);
    expect(body.items.map((item) => [item.version, item.state.leadDays, item.notes])).toEqual([
      [1, 45, null],
      [2, 7, 'only here'],
    ]);
    expect(JSON.stringify(await world.outbox())).not.toContain('only here');
  });

  it('takes one of two revisions at once, and says so to the other', async () => {
    const answers = await Promise.all([7, 8].map((leadDays) => revise({ leadDays })));
    const statuses = answers.map(({ status }) => status).sort();
    expect([
      [200, 409],
      [200, 412],
    ]).toContainEqual(statuses);
    expect(await world.told(id)).toEqual(['1 programme.published', '2 programme.revised']);
    expect((await world.get(`/programmes/${id}`)).body.version).toBe(3);
  });

  it.each<[string, object, Record<string, string>, number, string]>([
    [
      'another unit',
      { capacity: { ...terms.capacity, unit: 'places' } },
      ifMatch(2),
      409,
      'programme.unit-fixed',
    ],
    ['criteria that do not fit', { criteria: { any: [] } }, ifMatch(2), 422, 'programme.criteria-invalid'],
    ['another provider', { providerId: 'x' }, ifMatch(2), 400, 'input.invalid'],
    ['no If-Match', {}, {}, 428, 'precondition.required'],
    ['an older version', {}, ifMatch(1), 412, 'precondition.stale'],
  ])('refuses %s, and stores nothing', async (_, changes, headers, status, code) => {
    const before = await world.stored();
    expect(await revise(changes, headers)).toMatchObject({ status, body: { code } });
    expect(await world.stored()).toBe(before);
  });
});
