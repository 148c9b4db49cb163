import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type InboxContext, OnEvents } from '#messaging';
import { CardProjection } from './board/card.projection.js';
import type { NeedEvent } from './board/domain/card-change.js';
import { TimelineProjection } from './timeline/timeline.projection.js';

@Controller()
export class NeedsConsumer {
  constructor(
    private readonly cards: CardProjection,
    private readonly timeline: TimelineProjection,
  ) {}

  @OnEvents('need.filed', 'need.amended', 'need.withdrawn', 'need.met')
  async changed(@Payload() events: NeedEvent[], @Ctx() { tx }: InboxContext): Promise<void> {
    await this.timeline.append(tx, 'needs', events);
    await this.cards.needsChanged(tx, events);
  }
}
