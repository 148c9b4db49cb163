import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventEnvelope } from '#contracts';
import { type InboxContext, OnEvents } from '#messaging';
import { MeetNeedOnMatchConfirmed } from './need/meet-need-on-match-confirmed/meet-need-on-match-confirmed.js';
import {
  NoteRoutingOnMatchEvent,
  type RoutingEvent,
} from './need/note-routing-on-match-event/note-routing-on-match-event.js';

@Controller()
export class MatchesConsumer {
  constructor(
    private readonly noteRouting: NoteRoutingOnMatchEvent,
    private readonly meetNeed: MeetNeedOnMatchConfirmed,
  ) {}

  @OnEvents(
    'match.proposed',
    'match.applied',
    'match.accepted',
    'match.declined',
    'match.expired',
    'match.withdrawn',
    'match.delivered',
    'match.disputed',
  )
  moved(@Payload() events: RoutingEvent[], @Ctx() { tx }: InboxContext): Promise<void> {
    return this.noteRouting.execute(tx, events);
  }

  @OnEvents('match.confirmed')
  async confirmed(
    @Payload() events: EventEnvelope<'match.confirmed'>[],
    @Ctx() { tx }: InboxContext,
  ): Promise<void> {
    await this.noteRouting.execute(tx, events);
    await this.meetNeed.execute(tx, events);
  }
}
