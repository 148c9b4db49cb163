import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMUNITY } from '../../testing/catalogue.js';
import { eventOf, household, needOf, register, startIntake, type World } from '../../testing/world.js';

let world: World;

beforeAll(async () => {
  world = await startIntake();
});
afterAll(() => world?.stop());

const listed = (status: 'live' | 'dead', sequence: number) =>
  eventOf('area.listed', { code: COMMUNITY, name: '示例', level: 'community', status }, { sequence });

const defined = (type: 'boolean' | 'integer', sequence: number) => {
  const label = { zh: '甲', en: 'a' };
  const more = { label, suppliedBy: ['document' as const], sensitivity: 'plain' as const };
  return eventOf('fact.defined', { key: 'mobility', type, ...more }, { sequence });
};

describe('the catalogue as intake has heard of it', () => {
  it('follows an area, and is not put back by what is older', async () => {
    const status = async () => (await world.post('/households', household)).status;
    await world.deliver([listed('dead', 3)]);
    expect(await status()).toBe(422);
    await world.deliver([listed('live', 2), listed('live', 3)]);
    expect(await status()).toBe(422);
    await world.deliver([listed('live', 4)]);
    expect(await status()).toBe(201);
  });

  it('follows a fact, and is not put back by what is older', async () => {
    const need = needOf(await register(world));
    const status = async () => (await world.post('/needs', { ...need, facts: { mobility: true } })).status;
    expect(await status()).toBe(422);
    await world.deliver([defined('boolean', 2)]);
    expect(await status()).toBe(201);
    await world.deliver([defined('integer', 1)]);
    expect(await status()).toBe(201);
    await world.deliver([defined('integer', 3)]);
    expect(await status()).toBe(422);
  });
});
