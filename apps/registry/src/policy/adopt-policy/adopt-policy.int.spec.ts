import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { age, hardship } from '../../../testing/examples.js';
import { startRegistry, type World } from '../../../testing/world.js';

let world: World;

beforeAll(async () => {
  world = await startRegistry();
  await world.put('/facts/ageYears', age);
  await world.put('/facts/hardship', hardship);
});
afterAll(() => world?.stop());

const label = { zh: '十四岁以下', en: 'Under fourteen' };
const children = { code: 'children', label, criterion: { fact: 'ageYears', between: [0, 13] } };

describe('POST /policies', () => {
  it('adopts version after version, and tells each whole', async () => {
    expect(await world.post('/policies', { basedOn: 0, classes: [] })).toMatchObject({ status: 201 });
    const second = await world.post('/policies', { basedOn: 1, classes: [children] });
    expect(second).toMatchObject({ status: 201, body: { version: 2, classes: [children] } });
    expect(await world.told('district')).toEqual(['1 policy.adopted', '2 policy.adopted']);
    const { body } = await world.get('/policies');
    expect(body.items.map(({ version }) => version)).toEqual([2, 1]);
  });

  it('refuses a change that is not based on the version in force', async () => {
    const answer = await world.post('/policies', { basedOn: 1, classes: [] });
    expect(answer).toMatchObject({ status: 409, body: { code: 'policy.superseded' } });
    expect(answer.body.detail).toContain('2');
  });

  it('refuses criteria that the catalogue does not know, with the place', async () => {
    const points = { ...children, criterion: { fact: 'points', is: 3 } };
    const answer = await world.post('/policies', { basedOn: 2, classes: [points] });
    expect(answer).toMatchObject({ status: 422, body: { code: 'policy.invalid' } });
    expect(answer.body.errors).toMatchObject([{ field: '/classes/0/criterion/fact' }]);
  });
});
