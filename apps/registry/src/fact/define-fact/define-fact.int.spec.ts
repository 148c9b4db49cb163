import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { age, hardship, listGround, publish, terms } from '../../../testing/examples.js';
import { ifMatch, startRegistry, type World } from '../../../testing/world.js';

let world: World;
let providerId: string;

beforeAll(async () => {
  world = await startRegistry();
  providerId = await listGround(world);
});
afterAll(() => world?.stop());

describe('PUT /facts/{key}', () => {
  it('has defined the fact and told it', async () => {
    const event = (await world.outbox()).find(({ key }) => key === 'hardship');
    expect(event).toMatchObject({
      topic: 'catalogue.v1',
      sequence: 1,
      data: { key: 'hardship', ...hardship },
    });
    const { body } = await world.get('/facts');
    expect(body).toEqual({
      items: [
        { key: 'ageYears', ...age, version: 1 },
        { key: 'hardship', ...hardship, version: 1 },
      ],
      next: null,
    });
    const { body: first } = await world.get('/facts?limit=1');
    const second = await world.get(`/facts?limit=1&cursor=${first.next}`);
    expect(second.body).toEqual({ items: body.items.slice(1), next: null });
  });

  it('changes nothing and tells nobody when it is as defined', async () => {
    const before = await world.stored();
    expect(await world.put('/facts/hardship', hardship)).toMatchObject({ status: 200, etag: '"1"' });
    expect(await world.stored()).toBe(before);
  });

  it('takes a correction of a label while a published programme asks for the fact', async () => {
    await publish(world, providerId);
    const label = { zh: '岁数', en: 'Age' };
    expect(await world.put('/facts/ageYears', { ...age, label })).toMatchObject({ status: 200, etag: '"2"' });
    expect(await world.told('ageYears')).toEqual(['1 fact.defined', '2 fact.defined']);
  });

  it('refuses another type or the loss of an option as long as a published programme asks for it', async () => {
    const asked = { ...terms, criteria: { not: { any: [{ fact: 'mobility', is: 'bed' }] } } };
    const options = ['walks', 'bed'].map((value) => ({ value, label: age.label }));
    const mobility = { ...hardship, type: 'choice', options };
    await world.put('/facts/mobility', mobility);
    const { body } = await world.post('/programmes', { providerId, ...asked });
    const flag = { ...mobility, type: 'boolean', options: undefined };
    expect(await world.put('/facts/mobility', mobility)).toMatchObject({ status: 200, etag: '"1"' });

    await world.post(`/programmes/${body.id}/transitions/publish`, undefined, ifMatch(1));
    const before = await world.stored();
    const refused = await world.put('/facts/mobility', flag);
    expect(refused).toMatchObject({ status: 409, body: { code: 'fact.type-in-use' } });
    expect(refused.body.detail).toContain(body.id);
    const without = await world.put('/facts/mobility', { ...mobility, options: options.slice(0, 1) });
    expect(without).toMatchObject({ status: 409, body: { code: 'fact.option-in-use' } });
    expect(await world.stored()).toBe(before);

    await world.post(`/programmes/${body.id}/transitions/close`, undefined, ifMatch(2));
    expect(await world.put('/facts/mobility', flag)).toMatchObject({ status: 200, etag: '"2"' });
  });

  it('finds a programme that asks by area', async () => {
    const area = { ...age, type: 'area', unit: undefined };
    await world.put('/facts/area', area);
    await publish(world, providerId, { criteria: { area: 'area', within: '110101' } });
    const answer = await world.put('/facts/area', { ...area, type: 'boolean' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'fact.type-in-use' } });
  });
});

describe('PUT /facts/{key} refuses, and stores nothing:', () => {
  it.each<[string, string, object, number, string]>([
    ['another type', 'x', { ...age, type: 'number' }, 400, 'input.invalid'],
    ['a unit in words', 'x', { ...age, unit: 'Jahre!' }, 400, 'input.invalid'],
    ['a supplier that there is not', 'x', { ...age, suppliedBy: ['neighbour'] }, 400, 'input.invalid'],
    ['no supplier', 'x', { ...age, suppliedBy: [] }, 400, 'input.invalid'],
    ['one language', 'x', { ...age, label: { zh: '年龄' } }, 400, 'input.invalid'],
    ['no body', 'x', {}, 400, 'input.invalid'],
    ['a key with a zero byte', 'a%00', age, 400, 'fact.key-malformed'],
    ['a key that is none', 'Age', age, 400, 'fact.key-malformed'],
    ['a set of nothing', 'x', { ...hardship, options: [] }, 422, 'fact.options-missing'],
    ['a number with options', 'x', { ...hardship, type: 'integer' }, 422, 'fact.options-not-allowed'],
  ])('%s', async (_, key, body, status, code) => {
    const before = await world.stored();
    expect(await world.put(`/facts/${key}`, body)).toMatchObject({ status, body: { code } });
    expect(await world.stored()).toBe(before);
  });
});
