import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventEnvelope } from '#contracts';
import { type InboxContext, OnEvents } from '#messaging';
import { FactRepository } from './catalogue/fact.repository.js';

@Controller()
export class CatalogueConsumer {
  constructor(private readonly facts: FactRepository) {}

  @OnEvents('fact.defined')
  defined(@Payload() events: EventEnvelope<'fact.defined'>[], @Ctx() { tx }: InboxContext): Promise<void> {
    return this.facts.keep(tx, events);
  }
}
