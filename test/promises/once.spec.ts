import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { anEvent, World } from '../harness/messaging-world.js';

describe('the same request', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.open();
  });

  afterAll(() => world?.close());

  const post = (key: string, fingerprint: string, fail = false) =>
    world.database.transaction(
      async (tx) => {
        const id = newId();
        await tx.publish([anEvent(id, 1)]);
        if (fail) throw new Error('no');
        return { id };
      },
      { key, route: 'POST /things', fingerprint },
    );

  it('is done once when it comes three times at once, and is answered three times alike', async () => {
    const before = await world.count('outbox');
    const key = newId();
    const answers = await Promise.all([post(key, 'a'), post(key, 'a'), post(key, 'a')]);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await world.count('outbox')).toBe(before + 1);
    expect(await post(key, 'a')).toEqual(answers[0]);
    expect(await world.count('outbox')).toBe(before + 1);
  });

  it('is refused when it asks for something else', async () => {
    const key = newId();
    await post(key, 'a');
    await expect(post(key, 'b')).rejects.toMatchObject({ code: 'idempotency.key-reused' });
  });

  it('may be tried again when it failed', async () => {
    const key = newId();
    await expect(post(key, 'a', true)).rejects.toThrow('no');
    await expect(post(key, 'a')).resolves.toHaveProperty('id');
  });

  it('is done by another when the one that holds the key fails', async () => {
    const key = newId();
    const results = await Promise.allSettled([post(key, 'a', true), post(key, 'a'), post(key, 'a')]);
    const answers = results.filter((result) => result.status === 'fulfilled').map(({ value }) => value.id);
    expect(answers.length).toBeGreaterThanOrEqual(2);
    expect(new Set(answers).size).toBe(1);
  });
});
