import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventEnvelope } from '#contracts';
import { type InboxContext, OnEvents } from '#messaging';
import { CatalogueRepository } from './catalogue/catalogue.repository.js';

@Controller()
export class CatalogueConsumer {
  constructor(private readonly catalogue: CatalogueRepository) {}

  @OnEvents('area.listed')
  areas(@Payload() events: EventEnvelope<'area.listed'>[], @Ctx() { tx }: InboxContext): Promise<void> {
    return this.catalogue.keepAreas(tx, events);
  }

  @OnEvents('fact.defined')
  facts(@Payload() events: EventEnvelope<'fact.defined'>[], @Ctx() { tx }: InboxContext): Promise<void> {
    return this.catalogue.keepFacts(tx, events);
  }
}
