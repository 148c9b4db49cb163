import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type InboxContext, OnEvents } from '#messaging';
import {
  NoteUsageOnMatchEvent,
  type UsageEvent,
} from './usage/note-usage-on-match-event/note-usage-on-match-event.js';

@Controller()
export class MatchesConsumer {
  constructor(private readonly noteUsage: NoteUsageOnMatchEvent) {}

  @OnEvents('match.proposed', 'match.declined', 'match.expired', 'match.withdrawn', 'match.confirmed')
  moved(@Payload() events: UsageEvent[], @Ctx() { tx }: InboxContext): Promise<void> {
    return this.noteUsage.execute(tx, events);
  }
}
