import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEAD_STREET, listGround, STREET, terms } from '../../../testing/examples.js';
import { startRegistry, type World } from '../../../testing/world.js';

let world: World;
let providerId: string;

beforeAll(async () => {
  world = await startRegistry();
  providerId = await listGround(world);
});
afterAll(() => world?.stop());

describe('POST /programmes', () => {
  it('drafts a programme and tells nobody', async () => {
    const extra = { notes: '说明\nnotes', assumed: ['/leadDays', '/criteria/all/1/overlaps'] };
    const { status, etag, body } = await world.post('/programmes', { providerId, ...terms, ...extra });
    expect({ status, etag, body }).toEqual({
      status: 201,
      etag: '"1"',
      body: { id: expect.any(String), version: 1, warnings: [] },
    });
    expect((await world.get(`/programmes/${body.id}`)).body).toEqual({
      id: body.id,
      version: 1,
      publishedVersion: 0,
      status: 'draft',
      providerId,
      ...terms,
      capacity: { ...terms.capacity, held: 0, used: 0, free: 3 },
      ...extra,
    });
    expect(await world.told(body.id)).toEqual([]);
    expect((await world.get(`/programmes/${body.id}/versions`)).body).toEqual({ items: [], next: null });
  });

  it('answers the same to the same request with the same key', async () => {
    const once = { 'idempotency-key': 'programme-1' };
    const first = await world.post('/programmes', { providerId, ...terms }, once);
    const second = await world.post('/programmes', { providerId, ...terms }, once);
    expect(second).toEqual(first);
  });
});

describe('POST /programmes refuses, and stores nothing:', () => {
  const capacity = { ...terms.capacity, perMatch: 0 };
  const nobody = '0193d8f0-0000-7000-8000-000000000001';
  const [line] = terms.plan;

  it.each<[string, object, number, string, string[]]>([
    ['a field that there is not', { price: 1 }, 400, 'input.invalid', ['price']],
    ['no service area', { serviceArea: [] }, 400, 'input.invalid', ['serviceArea']],
    ['a street by name', { serviceArea: ['建国门'] }, 400, 'input.invalid', ['serviceArea']],
    ['nothing a match', { capacity }, 400, 'input.invalid', ['capacity.perMatch']],
    [
      'a day that there is not',
      { window: { from: '2026-02-30', until: null } },
      400,
      'input.invalid',
      ['window.from'],
    ],
    ['an empty plan', { plan: [] }, 400, 'input.invalid', ['plan']],
    [
      'half a line',
      { plan: [{ lineId: 'a' }] },
      400,
      'input.invalid',
      ['plan.0.kind', 'plan.0.label', 'plan.0.quantity', 'plan.0.unit'],
    ],
    ['a list for criteria', { criteria: [] }, 400, 'input.invalid', ['criteria']],
    ['a pointer that is none', { assumed: ['leadDays'] }, 400, 'input.invalid', ['assumed']],
    ['an unknown provider', { providerId: nobody }, 422, 'programme.provider-unknown', ['/providerId']],
    [
      'criteria that do not fit',
      { criteria: { all: [{ fact: 'ageYears', is: 'nine' }, { any: [] }, { fact: 'shoes', is: 1 }] } },
      422,
      'programme.criteria-invalid',
      ['/criteria/all/0/is', '/criteria/all/1/any', '/criteria/all/2/fact'],
    ],
    [
      'a dead area',
      { serviceArea: [STREET, DEAD_STREET] },
      422,
      'programme.service-area-invalid',
      ['/serviceArea/1'],
    ],
    [
      'an end before the start',
      { window: { from: '2026-02-01', until: '2026-01-31' } },
      422,
      'programme.window-reversed',
      ['/window/until'],
    ],
    ['a line twice', { plan: [line, line] }, 422, 'programme.listed-twice', ['/plan/1/lineId']],
    ['an item twice', { items: ['desk', 'desk'] }, 422, 'programme.listed-twice', ['/items/1']],
  ])('%s', async (_, changes, status, code, fields) => {
    const before = await world.stored();
    const answer = await world.post('/programmes', { providerId, ...terms, ...changes });
    expect(answer).toMatchObject({ status, body: { code, detail: expect.any(String) } });
    expect(answer.body.errors.map(({ field }) => field)).toEqual(fields);
    expect(await world.stored()).toBe(before);
  });
});
