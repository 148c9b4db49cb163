import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { type InboxServer, isUnavailable, type Relay } from '#messaging';
import { anEvent, type Handler, record, World } from '../harness/messaging-world.js';
import { eventually, type OwnServer, startOwnPostgres } from '../harness/servers.js';

describe('PostgreSQL that is killed and comes back', () => {
  let folder: string;
  let postgres: OwnServer & { url: string };
  let world: World;
  let relay: Relay;
  let consumer: InboxServer;
  let whileHandling: (() => Promise<unknown>) | undefined;

  const handler: Handler = async (events, context) => {
    const interrupt = whileHandling;
    whileHandling = undefined;
    await interrupt?.();
    await record(events, context);
  };

  beforeAll(async () => {
    // PostgreSQL runs as another user when this is root, and that user must reach the folder.
    folder = await mkdtemp(join('/var/tmp', 'postgres-'));
    postgres = await startOwnPostgres(folder);
    world = await World.open({ server: postgres.url });
    relay = world.relay();
    consumer = world.inbox(handler);
  }, 120_000);

  afterAll(async () => {
    await world?.close();
    await postgres?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  const keys = Array.from({ length: 10 }, () => newId());
  let sequence = 0;

  /** As a client does that has no answer: again, with the same key. */
  const publish = async () => {
    sequence += 1;
    const once = { key: String(sequence), route: 'publish', fingerprint: '' };
    await eventually(() =>
      world.database.transaction((tx) => tx.publish(keys.map((key) => anEvent(key, sequence))), once),
    );
  };

  const allDone = async () => {
    for (const key of keys) {
      expect(await world.sequencesOf(key)).toEqual(Array.from({ length: sequence }, (_, n) => n + 1));
    }
  };

  it('is waited for, not taken for a fault of the events', async () => {
    await publish();
    await eventually(allDone);
    whileHandling = () => postgres.restart({ signal: 'SIGQUIT' });
    await publish();
    await eventually(allDone, 60_000);
    expect(await world.count('dead_letter')).toBe(0);
  }, 120_000);

  it('makes the service unready while it is away', async () => {
    whileHandling = () => postgres.stop({ signal: 'SIGQUIT' });
    await publish();
    await eventually(() => expect([relay.healthy(), consumer.healthy()]).toEqual([false, false]));
    const failing = world.publish(anEvent(newId(), 1));
    await expect(failing.catch((error: unknown) => isUnavailable(error))).resolves.toBe(true);
    await postgres.restart();
    await eventually(allDone, 60_000);
    await eventually(() => expect([relay.healthy(), consumer.healthy()]).toEqual([true, true]));
  }, 120_000);

  it('may end all sessions at any moment', async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      await publish();
      const others = 'datname = current_database() and pid <> pg_backend_pid()';
      await world.database
        .read(`select pg_terminate_backend(pid) from pg_stat_activity where ${others}`)
        .catch((error: unknown) => expect(isUnavailable(error)).toBe(true));
    }
    await eventually(allDone, 60_000);
    await eventually(async () => expect(await world.count('outbox')).toBe(0));
    expect(await world.count('dead_letter')).toBe(0);
  }, 120_000);
});
