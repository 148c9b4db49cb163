import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type InboxContext, OnEvents } from '#messaging';
import { RecheckOnProgrammeEvent } from './lifecycle/recheck-on-programme-event/recheck-on-programme-event.js';
import type { ProgrammeEvent } from './programme/programme.repository.js';

@Controller()
export class ProgrammesConsumer {
  constructor(private readonly recheck: RecheckOnProgrammeEvent) {}

  @OnEvents(
    'programme.published',
    'programme.revised',
    'programme.capacity-changed',
    'programme.paused',
    'programme.closed',
  )
  changed(@Payload() events: ProgrammeEvent[], @Ctx() { tx }: InboxContext): Promise<void> {
    return this.recheck.execute(tx, events);
  }
}
