import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { type Relay, type RelayOptions } from '#messaging';
import { anEvent, World } from '../harness/messaging-world.js';
import { eventually } from '../harness/servers.js';

type Distort = NonNullable<RelayOptions['distort']>;

const numbers = (to: number) => Array.from({ length: to }, (_, n) => n + 1);

describe('outbox', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.open();
  });

  afterAll(() => world?.close());

  it('stores events with the effects, or neither', async () => {
    const key = newId();
    const failing = world.database.transaction(async (tx) => {
      await tx.publish([anEvent(key, 1)]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await world.count('outbox')).toBe(0);
  });

  it('refuses an event that breaks its contract', async () => {
    const broken = { ...anEvent(newId(), 1), data: { consentId: 'no id' } };
    await expect(world.publish(broken as never)).rejects.toThrow(/consent\.withdrawn breaks its contract/);
  });
});

describe('a relay that dies after the send, before the delete', () => {
  const scenario = async (checkInbox: boolean) => {
    const world = await World.open();
    try {
      const key = newId();
      await world.publish(...numbers(5).map((sequence) => anEvent(key, sequence)));
      expect(await world.child({ role: 'relay', dieWhenSent: true }).ended).toBe('SIGKILL');
      expect(await world.count('outbox')).toBe(5);
      world.relay();
      await eventually(async () => expect(await world.count('outbox')).toBe(0));
      await world.publish(anEvent(key, 6));
      world.inbox(undefined, { guards: { inbox: checkInbox } });
      return await eventually(async () => {
        const sequences = await world.sequencesOf(key);
        expect(sequences).toContain(6);
        return sequences;
      });
    } finally {
      await world.close();
    }
  };

  it('sends again, and the effects are there once', async () => {
    expect(await scenario(true)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('would have every effect twice without the inbox', async () => {
    expect(await scenario(false)).toEqual([1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 6]);
  });
});

describe('transactions that commit in another order than they began', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.open();
    world.relay();
    world.inbox();
  });

  afterAll(() => world?.close());

  /** Two keys that share a lane: more keys than there are lanes. */
  const twoOfOneLane = async (): Promise<[string, string]> => {
    const events = Array.from({ length: 65 }, () => anEvent(newId(), 1));
    let pair: { keys: [string, string] } | undefined;
    const looking = world.database.transaction(async (tx) => {
      await tx.publish(events);
      [pair] = await tx.query<{ keys: [string, string] }>(
        'select (array_agg(key))[1:2] as keys from outbox group by lane having count(*) > 1 limit 1',
      );
      throw new Error('undo');
    });
    await expect(looking).rejects.toThrow('undo');
    return pair!.keys;
  };

  it('loses none of their events', async () => {
    const [early, late] = await twoOfOneLane();
    let commit = () => {};
    let inserted = () => {};
    const isInserted = new Promise<void>((resolve) => (inserted = resolve));
    const first = world.database.transaction(async (tx) => {
      await tx.publish([anEvent(early, 1)]);
      inserted();
      await new Promise<void>((resolve) => (commit = resolve));
    });
    await isInserted;
    await world.publish(anEvent(late, 1));
    await eventually(async () => expect(await world.sequencesOf(late)).toEqual([1]));
    expect(await world.sequencesOf(early)).toEqual([]);
    commit();
    await first;
    await eventually(async () => expect(await world.sequencesOf(early)).toEqual([1]));
  });
});

describe('an answer of the broker that never comes', () => {
  it('is taken as a failure, and what is sent again has its effects once', async () => {
    const world = await World.open();
    try {
      let lost = 0;
      const key = newId();
      world.inbox();
      world.relay({
        distort: (producer) => ({
          connect: () => producer.connect(),
          disconnect: () => producer.disconnect(),
          sendBatch: async (batch) => {
            const answer = await producer.sendBatch(batch);
            lost += 1;
            if (lost <= 3) throw new Error('The answer was lost.');
            return answer;
          },
        }),
      });
      for (let sequence = 1; sequence <= 20; sequence += 1) await world.publish(anEvent(key, sequence));
      await eventually(async () => expect(await world.sequencesOf(key)).toEqual(numbers(20)));
      await eventually(async () => expect(await world.count('outbox')).toBe(0));
      expect(lost).toBeGreaterThan(3);
    } finally {
      await world.close();
    }
  });
});

describe('an answer of the broker that leaves a partition out', () => {
  /** Loses what goes to one partition, once, as kafkajs does when a leader moves during a send. */
  const losingOne = (): Distort => {
    let lost = false;
    return (producer) => ({
      connect: () => producer.connect(),
      disconnect: () => producer.disconnect(),
      sendBatch: (batch) => {
        if (lost) return producer.sendBatch(batch);
        lost = true;
        const topicMessages = batch.topicMessages!.map(({ topic, messages }) => {
          const unlucky = messages[0]!.partition;
          return { topic, messages: messages.filter(({ partition }) => partition !== unlucky) };
        });
        return producer.sendBatch({ ...batch, topicMessages });
      },
    });
  };

  const scenario = async (checkMetadata: boolean) => {
    const world = await World.open();
    try {
      const keys = Array.from({ length: 40 }, () => newId());
      await world.publish(...keys.map((key) => anEvent(key, 1)));
      const relay: Relay = world.relay({ distort: losingOne(), guards: { metadata: checkMetadata } });
      await eventually(async () => expect(await world.count('outbox')).toBe(0));
      await eventually(() => expect(relay.healthy()).toBe(true));
      await world.publish(...keys.map((key) => anEvent(key, 2)));
      world.inbox();
      await eventually(async () =>
        expect((await world.effects()).filter(({ sequence }) => sequence === 2)).toHaveLength(40),
      );
      return (await world.effects()).filter(({ sequence }) => sequence === 1).length;
    } finally {
      await world.close();
    }
  };

  it('is taken as a failure, and all arrives', async () => expect(await scenario(true)).toBe(40));

  it('would lose events if it were believed', async () => expect(await scenario(false)).toBeLessThan(40));
});
