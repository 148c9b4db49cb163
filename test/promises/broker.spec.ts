import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import type { InboxServer, Relay } from '#messaging';
import { anEvent, World } from '../harness/messaging-world.js';
import { eventually, type OwnServer, startOwnKafka } from '../harness/servers.js';

describe('a broker that is killed and comes back', () => {
  let folder: string;
  let kafka: OwnServer & { brokers: string };
  let world: World;
  let relay: Relay;
  let consumer: InboxServer;

  /** As its supervisor does with the process. */
  const consume = () => {
    consumer = world.inbox(undefined, { onFatal: () => consume() });
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'broker-'));
    kafka = await startOwnKafka(folder);
    world = await World.open({ brokers: [kafka.brokers] });
    relay = world.relay();
    consume();
  }, 120_000);

  afterAll(async () => {
    await world?.close();
    await kafka?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  it('costs nothing but time, and the service keeps taking work meanwhile', async () => {
    const keys = Array.from({ length: 10 }, () => newId());
    let sequence = 0;
    const publish = async () => {
      sequence += 1;
      await world.publish(...keys.map((key) => anEvent(key, sequence)));
    };
    const all = async () => {
      for (const key of keys) {
        expect(await world.sequencesOf(key)).toEqual(Array.from({ length: sequence }, (_, n) => n + 1));
      }
    };
    await publish();
    await eventually(all);

    await kafka.stop({ signal: 'SIGKILL' });
    await publish();
    await eventually(() => expect(relay.healthy()).toBe(false));
    await publish();
    expect(await world.count('outbox')).toBe(20);
    await kafka.restart();
    await eventually(all, 60_000);

    // Killed in the middle of traffic.
    for (let turn = 0; turn < 20; turn += 1) {
      await publish();
      if (turn === 10) await kafka.restart({ signal: 'SIGKILL' });
    }
    await eventually(all, 60_000);
    await eventually(() => expect([relay.healthy(), consumer.healthy()]).toEqual([true, true]), 60_000);
    expect(await world.count('outbox')).toBe(0);
    expect(await world.count('dead_letter')).toBe(0);
  }, 180_000);
});
