import { describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import type { RelayOptions } from '#messaging';
import { anEvent, record, World } from '../harness/messaging-world.js';
import { eventually } from '../harness/servers.js';

const inWorld = async <T>(work: (world: World) => Promise<T>): Promise<T> => {
  const world = await World.open();
  try {
    return await work(world);
  } finally {
    await world.close();
  }
};

describe('lanes', () => {
  it('are shared fairly, also with a relay that comes later', () =>
    inWorld(async (world) => {
      const first = world.relay();
      await eventually(() => expect(first.status().lanes).toBe(64));
      const second = world.relay();
      await eventually(() => expect([first.status().lanes, second.status().lanes]).toEqual([32, 32]), 3_000);
      const third = world.relay();
      await eventually(() => {
        const shares = [first, second, third].map((relay) => relay.status().lanes);
        expect(shares.reduce((a, b) => a + b)).toBe(64);
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(20);
      }, 3_000);
    }));

  it('are free at once when their relay stops', () =>
    inWorld(async (world) => {
      const first = world.relay({ leaseMs: 60_000 });
      await eventually(() => expect(first.status().lanes).toBe(64));
      await first.stop();
      const second = world.relay();
      await eventually(() => expect(second.status().lanes).toBe(64), 3_000);
    }));

  it('go to others when the lease of a dead relay ends', () =>
    inWorld(async (world) => {
      await world.database.statement(
        `with dead as (insert into relay_owner values (gen_random_uuid(), now() + interval '2 s') returning *)
         update relay_lane set owner = dead.owner, expires_at = dead.expires_at from dead`,
      );
      const relay = world.relay();
      const key = newId();
      await world.publish(anEvent(key, 1));
      await eventually(() => expect(relay.status().lanes).toBe(64), 5_000);
      await eventually(async () => expect(await world.count('outbox')).toBe(0));
    }));
});

describe('a relay that is held up for longer than its lease', () => {
  /** Returns how often each of the five events was delivered. */
  const scenario = (checkLease: boolean) =>
    inWorld(async (world) => {
      const key = newId();
      let goOn = () => {};
      let held = false;
      const pause = new Promise<void>((resolve) => (goOn = resolve));
      const at: RelayOptions['at'] = async (point) => {
        if (point === 'read') held = true;
        // Neither does it renew while it is held up.
        if (held && (point === 'read' || point === 'renew')) await pause;
      };
      await world.publish(...[1, 2, 3, 4, 5].map((sequence) => anEvent(key, sequence)));
      const slow = world.relay({ at, guards: { lease: checkLease } });
      await eventually(() => expect(held).toBe(true));
      world.relay();
      await eventually(async () => expect(await world.count('outbox')).toBe(0));
      goOn();
      await slow.stop();
      await world.publish(anEvent(key, 6));
      world.inbox(record, { guards: { inbox: false } });
      return eventually(async () => {
        const sequences = await world.sequencesOf(key);
        expect(sequences).toContain(6);
        return sequences;
      });
    });

  it('sends nothing that another has sent', async () =>
    expect(await scenario(true)).toEqual([1, 2, 3, 4, 5, 6]));

  it('would send it again without a look at its lease', async () => {
    expect(await scenario(false)).toEqual([1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 6]);
  });
});
