import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { newId } from '#kernel';
import { OnEvents } from '#messaging';
import { eventOf, startTestService, type TestService } from '../../test/harness/service.js';

class OwnError extends Error {}
let started = 0;

@Controller()
class Consumer implements OnApplicationBootstrap {
  onApplicationBootstrap(): void {
    started += 1;
  }

  @OnEvents('consent.withdrawn')
  handle(@Payload() _events: unknown): Promise<void> {
    return Promise.reject(new OwnError('as it was thrown'));
  }
}

@Module({ controllers: [Consumer] })
class FailingModule {}

describe('a service that listens', () => {
  let service: TestService;
  beforeAll(async () => {
    const consumes = ['consents'] as const;
    service = await startTestService({
      name: 'failing',
      module: FailingModule,
      entities: [],
      migrations: [],
      problems: {},
      consumes,
    });
  });
  afterAll(() => service.stop());

  it('hands the error of a handler to the inbox as it was thrown', async () => {
    const event = eventOf('consent.withdrawn', { consentId: newId(), householdId: newId() });
    await expect(service.deliver([event])).rejects.toBeInstanceOf(OwnError);
  });

  it('runs the hooks of its parts once', () => {
    expect(started).toBe(1);
  });
});
