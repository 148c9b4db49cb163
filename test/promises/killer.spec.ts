import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { anEvent, World } from '../harness/messaging-world.js';
import { eventually } from '../harness/servers.js';

describe('an event that kills the process', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.open({ partitions: 1 });
  });

  afterAll(() => world?.close());

  it('is set aside after three starts alone, and what is around it is done once', async () => {
    const killer = newId();
    const others = Array.from({ length: 10 }, () => newId());
    const all = (sequence: number) => others.map((key) => anEvent(key, sequence));
    world.relay();
    await world.publish(...all(1), anEvent(killer, 1), anEvent(killer, 2), ...all(2));
    await eventually(async () => expect(await world.count('outbox')).toBe(0));

    const ends: string[] = [];
    // Once in its chunk, three times alone.
    for (let start = 1; start <= 4; start += 1) {
      ends.push(await world.child({ role: 'consumer', dieOn: { key: killer, sequence: 1 } }).ended);
    }
    expect(ends).toEqual(['SIGKILL', 'SIGKILL', 'SIGKILL', 'SIGKILL']);
    expect(await world.count('dead_letter')).toBe(0);

    world.child({ role: 'consumer', dieOn: { key: killer, sequence: 1 } });
    await eventually(async () => {
      const letters = await world.database.read<{ key: string; reason: string }>(
        'select key, reason from dead_letter order by pos',
      );
      expect(letters).toEqual([
        { key: killer, reason: 'killer' },
        { key: killer, reason: 'behind' },
      ]);
      for (const key of others) expect(await world.sequencesOf(key)).toEqual([1, 2]);
    }, 30_000);
    expect(await world.sequencesOf(killer)).toEqual([]);
    await eventually(async () => expect(await world.count('chunk_start')).toBe(0));
  }, 120_000);
});
