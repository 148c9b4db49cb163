import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { district, street } from '../../../testing/examples.js';
import { type Body, startRegistry, type World } from '../../../testing/world.js';

let world: World;

beforeAll(async () => {
  world = await startRegistry();
  await world.put('/areas/110101', district);
  for (const code of ['110101007', '110101008']) await world.put(`/areas/${code}`, street);
  for (const code of ['110101008012', '110101007001', '110101008001']) {
    await world.put(`/areas/${code}`, { name: '示例社区', level: 'community' });
  }
});
afterAll(() => world?.stop());

const codes = (body: Body) => body.items.map(({ code }) => code.slice(6));

describe('GET /areas', () => {
  it.each([
    ['', ['', '007', '007001', '008', '008001', '008012']],
    ['?within=110101008', ['008', '008001', '008012']],
    ['?within=110101008&level=community', ['008001', '008012']],
    ['?level=street', ['007', '008']],
    ['?within=110102', []],
  ])('/areas%s', async (query, expected) => {
    const { status, body } = await world.get(`/areas${query}`);
    expect({ status, codes: codes(body), next: body.next }).toEqual({
      status: 200,
      codes: expected,
      next: null,
    });
  });

  it('goes on where the page before ended', async () => {
    const first = await world.get('/areas?limit=4');
    const second = await world.get(`/areas?limit=4&cursor=${first.body.next}`);
    expect([codes(first.body).length, codes(second.body), second.body.next]).toEqual([
      4,
      ['008001', '008012'],
      null,
    ]);
  });

  it.each(['?limit=0', '?level=village', '?within=abc', '?cursor=%20', '?order=name'])(
    'refuses %s',
    async (query) => {
      expect((await world.get(`/areas${query}`)).status).toBe(400);
    },
  );

  it.each(['110101055', '7', '110101%00'])('says that there is no area %s', async (code) => {
    expect(await world.get(`/areas/${code}`)).toMatchObject({ status: 404, body: { code: 'area.unknown' } });
  });
});
