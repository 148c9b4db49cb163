import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventEnvelope } from '#contracts';
import { type InboxContext, OnEvents } from '#messaging';
import { TimelineProjection } from './timeline/timeline.projection.js';

@Controller()
export class ConsentsConsumer {
  constructor(private readonly timeline: TimelineProjection) {}

  @OnEvents('consent.given', 'consent.withdrawn')
  changed(
    @Payload() events: EventEnvelope<'consent.given' | 'consent.withdrawn'>[],
    @Ctx() { tx }: InboxContext,
  ): Promise<void> {
    return this.timeline.append(tx, 'consents', events);
  }
}
