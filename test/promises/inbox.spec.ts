import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { anEvent, record, World } from '../harness/messaging-world.js';
import { eventually } from '../harness/servers.js';

describe('a consumer that dies after the commit, before Kafka hears of it', () => {
  const scenario = async (checkInbox: boolean) => {
    const world = await World.open();
    try {
      const key = newId();
      await world.publish(anEvent(key, 1), anEvent(key, 2));
      world.relay();
      await eventually(async () => expect(await world.count('outbox')).toBe(0));
      expect(await world.child({ role: 'consumer', dieWhenCommitted: true, checkInbox }).ended).toBe(
        'SIGKILL',
      );
      expect(await world.sequencesOf(key)).toEqual([1, 2]);
      world.inbox(record, { guards: { inbox: checkInbox } });
      await world.publish(anEvent(key, 3));
      return await eventually(async () => {
        const sequences = await world.sequencesOf(key);
        expect(sequences).toContain(3);
        return sequences;
      });
    } finally {
      await world.close();
    }
  };

  it('leaves every effect once', async () => expect(await scenario(true)).toEqual([1, 2, 3]));

  it('would leave effects twice without the inbox', async () => {
    expect(await scenario(false)).toEqual([1, 2, 1, 2, 3]);
  });
});

describe('events that come again', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.open();
    world.relay();
    world.inbox();
  });

  afterAll(() => world?.close());

  const copyOutbox = 'insert into outbox (lane, id, topic, key, type, sequence, headers, payload)';
  const columns = 'lane, id, topic, key, type, sequence, headers, payload';

  it('have their effects once, be they new or old', async () => {
    const key = newId();
    const copies = `kept_${key.replaceAll('-', '')}`;
    await world.database.transaction(async (tx) => {
      await tx.publish([anEvent(key, 1), anEvent(key, 2)]);
      await tx.query(`create table ${copies} as select * from outbox where key = '${key}'`);
      // The same event twice in one batch.
      await tx.query(`${copyOutbox} select ${columns} from ${copies}`);
    });
    await eventually(async () => expect(await world.sequencesOf(key)).toEqual([1, 2]));
    await world.publish(anEvent(key, 3));
    await eventually(async () => expect(await world.sequencesOf(key)).toEqual([1, 2, 3]));
    // Both of them again, after what came later.
    await world.database.statement(`${copyOutbox} select ${columns} from ${copies}`);
    await world.publish(anEvent(key, 4));
    await eventually(async () => expect(await world.sequencesOf(key)).toEqual([1, 2, 3, 4]));
  });
});

describe('a consumer that is stopped', () => {
  it('has told Kafka how far it came, and its successor goes on from there at once', async () => {
    const world = await World.open();
    try {
      const key = newId();
      world.relay();
      const first = world.inbox();
      await world.publish(anEvent(key, 1));
      await eventually(async () => expect(await world.sequencesOf(key)).toEqual([1]));
      await first.close();
      await world.publish(anEvent(key, 2));
      const started = performance.now();
      world.inbox(record, { guards: { inbox: false } });
      await eventually(async () => expect(await world.sequencesOf(key)).toEqual([1, 2]), 5_000);
      expect(performance.now() - started).toBeLessThan(5_000);
    } finally {
      await world.close();
    }
  });
});
