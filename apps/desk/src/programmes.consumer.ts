import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type InboxContext, OnEvents } from '#messaging';
import { LabelProjection, type ProgrammeEvent } from './labels/label.projection.js';

@Controller()
export class ProgrammesConsumer {
  constructor(private readonly labels: LabelProjection) {}

  @OnEvents(
    'programme.published',
    'programme.revised',
    'programme.capacity-changed',
    'programme.paused',
    'programme.closed',
  )
  changed(@Payload() events: ProgrammeEvent[], @Ctx() { tx }: InboxContext): Promise<void> {
    return this.labels.keepProgrammes(tx, events);
  }
}
