import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type InboxContext, OnEvents } from '#messaging';
import { CardProjection } from './board/card.projection.js';
import type { MatchEvent } from './board/domain/card-change.js';
import { TimelineProjection } from './timeline/timeline.projection.js';

@Controller()
export class MatchesConsumer {
  constructor(
    private readonly cards: CardProjection,
    private readonly timeline: TimelineProjection,
  ) {}

  @OnEvents(
    'need.unrouted',
    'match.proposed',
    'match.applied',
    'match.accepted',
    'match.declined',
    'match.expired',
    'match.withdrawn',
    'match.line-delivered',
    'match.delivered',
    'match.confirmed',
    'match.disputed',
  )
  async moved(@Payload() events: MatchEvent[], @Ctx() { tx }: InboxContext): Promise<void> {
    await this.timeline.append(tx, 'matches', events);
    await this.cards.matchesMoved(tx, events);
  }
}
