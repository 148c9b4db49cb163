import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { listGround, publish, terms } from '../../../testing/examples.js';
import { newMatch } from '../../../testing/matches.js';
import { startRegistry, type World } from '../../../testing/world.js';

let world: World;
let providerId: string;
let id: string;

beforeAll(async () => {
  world = await startRegistry();
  providerId = await listGround(world);
});
afterAll(() => world?.stop());
beforeEach(async () => {
  id = await publish(world, providerId, { capacity: { ...terms.capacity, total: 10 } });
});

const capacity = async () => (await world.get(`/programmes/${id}`)).body.capacity;

describe('what is held and used of a programme, as last heard', () => {
  it('is held from the proposal on, and used once the household has signed off', async () => {
    const match = newMatch(id, 2);
    await world.deliver([match.proposed(), newMatch(id, 3).proposed(), newMatch(newId()).proposed()]);
    expect(await capacity()).toMatchObject({ total: 10, held: 5, used: 0, free: 5 });
    await world.deliver([match.confirmed()]);
    expect(await capacity()).toMatchObject({ total: 10, held: 3, used: 2, free: 5 });
  });

  it.each(['declined', 'expired', 'withdrawn'] as const)('is free again when a match is %s', async (end) => {
    const match = newMatch(id, 2);
    await world.deliver([match.proposed(), match[end]()]);
    expect(await capacity()).toMatchObject({ held: 0, used: 0, free: 10 });
  });

  it('does not change by an event that comes twice or late', async () => {
    const [ended, met] = [newMatch(id), newMatch(id)];
    const [proposed, declined] = [ended.proposed(), ended.declined()];
    await world.deliver([proposed, met.proposed(), declined, met.confirmed()]);
    const before = await world.stored();
    await world.deliver([proposed, proposed, declined, met.confirmed(), met.proposed()]);
    expect(await world.stored()).toBe(before);
    expect(await capacity()).toMatchObject({ held: 0, used: 1, free: 9 });
  });

  it('shows nothing free, not less, when more is taken than there is', async () => {
    await world.deliver([newMatch(id, 12).proposed()]);
    expect(await capacity()).toMatchObject({ total: 10, held: 12, free: 0 });
  });

  it('is not kept by a browser, as the ETag does not change with it', async () => {
    const { headers } = await fetch(`${world.url}/programmes/${id}`);
    expect(headers.get('cache-control')).toBe('no-store');
  });
});
