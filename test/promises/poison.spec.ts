import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REVISION } from '#contracts';
import { newId } from '#kernel';
import { type InboxServer, replayParked } from '#messaging';
import { anEvent, type Handler, record, World } from '../harness/messaging-world.js';
import { eventually } from '../harness/servers.js';

const broken = new Set<string>();

/** Fails for the keys that are broken at the moment, when their first event comes. */
const fragile: Handler = async (events, context) => {
  await record(events, context);
  const bad = events.find(({ key, sequence }) => broken.has(key) && sequence === 1);
  if (bad) throw new Error(`cannot take ${bad.type}`);
};

interface Letter {
  readonly reason: string;
  readonly error: string | null;
  readonly sequence: number;
}

describe('poison', () => {
  let world: World;
  let server: InboxServer;
  const sent: { topic: string; headers: Record<string, string>; value: string | null }[] = [];

  beforeAll(async () => {
    world = await World.open();
    world.relay({
      distort: (producer) => ({
        connect: () => producer.connect(),
        disconnect: () => producer.disconnect(),
        sendBatch: (batch) => {
          for (const { topic, messages } of batch.topicMessages!) {
            for (const { headers, value } of messages) {
              sent.push({
                topic,
                headers: headers as Record<string, string>,
                value: value && value.toString(),
              });
            }
          }
          return producer.sendBatch(batch);
        },
      }),
    });
    server = world.inbox(fragile, { upgradeMs: 500 });
  });

  afterAll(() => world?.close());

  const lettersOf = (key: string) =>
    world.database.read<Letter>(
      `select d.reason, d.error, i.sequence::int from dead_letter d join inbox i using (consumer, event_id)
       where d.key = $1 order by d.pos`,
      [key],
    );

  const flows = async () => {
    const key = newId();
    await world.publish(anEvent(key, 1));
    await eventually(async () => expect(await world.sequencesOf(key)).toEqual([1]));
  };

  /** Puts a message into the outbox that no code of ours would write. */
  const smuggle = (key: string, message: { payload: string; headers?: object; type?: string }) => {
    const headers = {
      ce_dataversion: '1',
      ce_contractrevision: String(REVISION),
      ce_correlationid: key,
      ...message.headers,
    };
    return world.database.transaction(async (tx) => {
      await tx.publish([anEvent(key, 1)]);
      await tx.query('update outbox set payload = $2, headers = $3, type = $4 where key = $1', [
        key,
        message.payload,
        JSON.stringify(headers),
        message.type ?? 'consent.withdrawn',
      ]);
    });
  };

  it('parks its key, lets the others flow, and a replay restores the order', async () => {
    const key = newId();
    const others = Array.from({ length: 30 }, () => newId());
    broken.add(key);
    await world.publish(
      anEvent(key, 1),
      ...others.map((other) => anEvent(other, 1)),
      anEvent(key, 2),
      ...others.map((other) => anEvent(other, 2)),
      anEvent(key, 3),
    );
    for (const other of others) {
      await eventually(async () => expect(await world.sequencesOf(other)).toEqual([1, 2]));
    }
    await eventually(async () => {
      expect(await lettersOf(key)).toEqual([
        { reason: 'failed', error: 'Error: cannot take consent.withdrawn', sequence: 1 },
        { reason: 'behind', error: null, sequence: 2 },
        { reason: 'behind', error: null, sequence: 3 },
      ]);
    });
    expect(await world.sequencesOf(key)).toEqual([]);

    expect(await replayParked(server, key)).toEqual([
      { key, done: 0, left: 3, error: 'cannot take consent.withdrawn' },
    ]);
    broken.delete(key);
    expect(await replayParked(server, key)).toEqual([{ key, done: 3, left: 0 }]);
    expect(await world.sequencesOf(key)).toEqual([1, 2, 3]);
    expect(await lettersOf(key)).toEqual([]);
    await world.publish(anEvent(key, 4));
    await eventually(async () => expect(await world.sequencesOf(key)).toEqual([1, 2, 3, 4]));
  });

  it('is on the dead-letter topic as it came, with its origin', async () => {
    const key = newId();
    broken.add(key);
    const event = anEvent(key, 1);
    await world.publish(event);
    const letter = await eventually(() => {
      const found = sent.find(({ topic, value }) => topic.endsWith('.dlt') && value?.includes(key));
      expect(found).toBeDefined();
      return found!;
    });
    expect(letter.topic).toBe(`${world.topicPrefix}.consents.v1.dlt`);
    expect(JSON.parse(letter.value!)).toEqual(event.data);
    expect(letter.headers).toMatchObject({
      ce_type: 'consent.withdrawn',
      ce_sequence: '1',
      dlt_consumer: 'world',
      dlt_topic: `${world.topicPrefix}.consents.v1`,
      dlt_reason: 'failed',
    });
  });

  it.each([
    ['undecodable', 'bad JSON', { payload: '{"consentId' }],
    ['undecodable', 'no CloudEvent', { payload: '{}', type: 'dead-letter' }],
    ['invalid', 'a broken contract', { payload: '{"consentId":1}' }],
    ['undecodable', 'almost a megabyte of nothing', { payload: 'x'.repeat(930_000) }],
  ])('is set aside as %s: %s', async (reason, _, message) => {
    const key = newId();
    await smuggle(key, message);
    await world.publish(anEvent(key, 2));
    await eventually(async () =>
      expect((await lettersOf(key)).map((letter) => letter.reason)).toEqual([reason, 'behind']),
    );
    await flows();
    await eventually(async () => expect(await world.count('outbox')).toBe(0));
  });

  it.each([
    ['a newer version of a known type', { headers: { ce_dataversion: '9' } }],
    [
      'a type of a newer release',
      { type: 'consent.renewed', headers: { ce_contractrevision: String(REVISION + 1) } },
    ],
  ])('is not what %s is: that waits for the next release', async (_, message) => {
    const key = newId();
    await smuggle(key, { payload: '{}', ...message });
    await world.publish(anEvent(key, 2));
    await eventually(async () =>
      expect((await lettersOf(key)).map(({ reason }) => reason)).toEqual(['newer', 'behind']),
    );
    expect(
      sent.filter(({ topic, headers }) => topic.endsWith('.dlt') && headers['ce_correlationid'] === key),
    ).toEqual([]);
  });

  it('is not what waited for a release: that goes on by itself when the release is there', async () => {
    const key = newId();
    await smuggle(key, { payload: '{}', headers: { ce_dataversion: '9' } });
    await world.publish(anEvent(key, 2));
    await eventually(async () => expect(await lettersOf(key)).toHaveLength(2));
    // What the next release will read, this one reads: version 1.
    await world.database.statement(
      `update dead_letter set headers = headers || '{"ce_dataversion": "1"}', value = $2
       where key = $1 and reason = 'newer'`,
      [key, Buffer.from(JSON.stringify(anEvent(key, 1).data))],
    );
    await eventually(async () => expect(await world.sequencesOf(key)).toEqual([1, 2]));
    expect(await lettersOf(key)).toEqual([]);
  });

  it('is not what an unknown older type is: that is ignored', async () => {
    const key = newId();
    await smuggle(key, {
      payload: '{}',
      type: 'consent.lapsed',
      headers: { ce_contractrevision: String(REVISION) },
    });
    await world.publish(anEvent(key, 2));
    await eventually(async () => expect(await world.sequencesOf(key)).toEqual([2]));
    expect(await lettersOf(key)).toEqual([]);
  });

  it('can be replayed while events of its key keep coming, without a gap or a change of order', async () => {
    const key = newId();
    broken.add(key);
    await world.publish(anEvent(key, 1));
    await eventually(async () => expect(await lettersOf(key)).toHaveLength(1));
    broken.delete(key);
    const replay = async () => {
      while ((await lettersOf(key)).length > 0) await replayParked(server, key);
    };
    const publish = async () => {
      for (let sequence = 2; sequence <= 60; sequence += 1) await world.publish(anEvent(key, sequence));
    };
    await Promise.all([publish(), replay()]);
    await eventually(async () => {
      await replayParked(server, key);
      expect(await world.sequencesOf(key)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
    });
  });
});
