import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventEnvelope } from '#contracts';
import { type InboxContext, OnEvents } from '#messaging';
import { LabelProjection } from './labels/label.projection.js';

@Controller()
export class CatalogueConsumer {
  constructor(private readonly labels: LabelProjection) {}

  @OnEvents('area.listed')
  areas(@Payload() events: EventEnvelope<'area.listed'>[], @Ctx() { tx }: InboxContext): Promise<void> {
    return this.labels.keepAreas(tx, events);
  }

  @OnEvents('fact.defined')
  facts(@Payload() events: EventEnvelope<'fact.defined'>[], @Ctx() { tx }: InboxContext): Promise<void> {
    return this.labels.keepFacts(tx, events);
  }

  @OnEvents('provider.listed')
  providers(
    @Payload() events: EventEnvelope<'provider.listed'>[],
    @Ctx() { tx }: InboxContext,
  ): Promise<void> {
    return this.labels.keepProviders(tx, events);
  }
}
