import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { district, STREET, street } from '../../../testing/examples.js';
import { startRegistry, type World } from '../../../testing/world.js';

let world: World;

beforeAll(async () => {
  world = await startRegistry();
  await world.put('/areas/110101', district);
});
afterAll(() => world?.stop());

describe('PUT /areas/{code}', () => {
  it('lists an area and tells it', async () => {
    const answer = await world.put(`/areas/${STREET}`, street);
    const listed = { code: STREET, ...street, status: 'live' };
    expect(answer).toEqual({ status: 200, etag: '"1"', body: { ...listed, version: 1 } });
    expect(await world.get(`/areas/${STREET}`)).toEqual(answer);
    expect((await world.outbox()).at(-1)).toMatchObject({
      topic: 'catalogue.v1',
      key: STREET,
      type: 'area.listed',
      sequence: 1,
      data: listed,
    });
  });

  it('changes nothing and tells nobody when it is as listed', async () => {
    const before = await world.stored();
    const answer = await world.put(`/areas/${STREET}`, { ...street, parent: undefined });
    expect(answer).toMatchObject({ status: 200, etag: '"1"' });
    expect(await world.stored()).toBe(before);
  });

  it('counts every change as a version', async () => {
    await world.put(`/areas/${STREET}`, { ...street, status: 'dead' });
    await world.put(`/areas/${STREET}`, street);
    const answer = await world.put(`/areas/${STREET}`, { ...street, status: 'live' });
    expect(answer).toMatchObject({ status: 200, etag: '"3"', body: { status: 'live' } });
    expect(await world.told(STREET)).toEqual(['1 area.listed', '2 area.listed', '3 area.listed']);
  });

  it('lists an area once when two ask at once', async () => {
    const code = '110101001';
    const asked = Array.from({ length: 5 }, () => world.put(`/areas/${code}`, street));
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses).toContain(200);
    expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
    expect(await world.told(code)).toEqual(['1 area.listed']);
  });
});

describe('PUT /areas/{code} refuses, and stores nothing:', () => {
  it.each<[string, string, object, number, string]>([
    ['no name', '110101002', { level: 'street' }, 400, 'input.invalid'],
    ['a field that there is not', '110101002', { ...street, note: 'x' }, 400, 'input.invalid'],
    ['another status', '110101002', { ...street, status: 'asleep' }, 400, 'input.invalid'],
    ['a code with a zero byte', '110101%00', street, 400, 'area.code-malformed'],
    ['a code that is none', '1101010', street, 400, 'area.code-malformed'],
    [
      'a level that does not fit',
      '110101002',
      { ...street, level: 'district' },
      422,
      'area.level-not-fitting',
    ],
    ['a parent elsewhere', '110101002', { ...street, parent: '110102' }, 422, 'area.parent-not-prefix'],
    ['a parent not listed', '110102001', { ...street, parent: '110102' }, 422, 'area.parent-unknown'],
  ])('%s', async (_, code, body, status, problem) => {
    const before = await world.stored();
    expect(await world.put(`/areas/${code}`, body)).toMatchObject({ status, body: { code: problem } });
    expect(await world.stored()).toBe(before);
  });
});
