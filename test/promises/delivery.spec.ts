import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventEnvelope } from '#contracts';
import { newId } from '#kernel';
import { type InboxContext, InboxServer, OnEvents, PassErrors } from '#messaging';
import { anEvent, record, World } from '../harness/messaging-world.js';
import { eventually } from '../harness/servers.js';

const seen: EventEnvelope[] = [];

@Controller()
class Consumer {
  @OnEvents('consent.withdrawn')
  async withdrawn(
    @Payload() events: EventEnvelope<'consent.withdrawn'>[],
    @Ctx() context: InboxContext,
  ): Promise<void> {
    seen.push(...events);
    if (events.some(({ sequence }) => sequence === 13)) throw new RangeError('thirteen');
    await record(events, context);
  }
}

@Module({ controllers: [Consumer] })
class ConsumerModule {}

describe('delivery through Nest', () => {
  let world: World;
  let app: Awaited<ReturnType<typeof NestFactory.createMicroservice>>;

  beforeAll(async () => {
    world = await World.open();
    world.relay();
    const { database, brokers, topicPrefix } = world;
    const strategy = new InboxServer({
      database,
      brokers,
      topicPrefix,
      consumer: 'nest',
      streams: ['consents'],
    });
    app = await NestFactory.createMicroservice(ConsumerModule, { strategy, logger: false });
    app.useGlobalFilters(new PassErrors());
    await app.listen();
  });

  afterAll(async () => {
    await app?.close();
    await world?.close();
  });

  it('brings every event to its handler once, in the order of its key', async () => {
    const keys = Array.from({ length: 20 }, () => newId());
    for (let sequence = 1; sequence <= 5; sequence += 1) {
      await world.publish(...keys.map((key) => anEvent(key, sequence)));
    }
    await eventually(async () => expect(await world.effects()).toHaveLength(100));
    for (const key of keys) expect(await world.sequencesOf(key)).toEqual([1, 2, 3, 4, 5]);
    await eventually(async () => expect(await world.count('outbox')).toBe(0));
  });

  it('gives the whole envelope', async () => {
    const key = newId();
    const cause = seen[0]!;
    await world.publish({ ...anEvent(key, 1), causedBy: cause });
    const event = await eventually(() => {
      const found = seen.find((one) => one.key === key);
      expect(found).toBeDefined();
      return found!;
    });
    expect(event).toMatchObject({
      type: 'consent.withdrawn',
      version: 1,
      source: 'world',
      key,
      sequence: 1,
      correlationId: cause.correlationId,
      causationId: cause.id,
      data: { consentId: key },
    });
  });

  it("keeps a handler's own error", async () => {
    await world.publish(anEvent(newId(), 13));
    await eventually(async () => {
      const letters = await world.database.read<{ error: string }>('select error from dead_letter');
      expect(letters.map(({ error }) => error)).toEqual(['RangeError: thirteen']);
    });
  });
});
