import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventEnvelope } from '#contracts';
import { type InboxContext, OnEvents } from '#messaging';
import { FactRepository } from './catalogue/fact.repository.js';
import { ReorderOnPolicyAdopted } from './policy/reorder-on-policy-adopted/reorder-on-policy-adopted.js';

@Controller()
export class CatalogueConsumer {
  constructor(
    private readonly facts: FactRepository,
    private readonly reorder: ReorderOnPolicyAdopted,
  ) {}

  @OnEvents('fact.defined')
  defined(@Payload() events: EventEnvelope<'fact.defined'>[], @Ctx() { tx }: InboxContext): Promise<void> {
    return this.facts.keep(tx, events);
  }

  @OnEvents('policy.adopted')
  adopted(@Payload() events: EventEnvelope<'policy.adopted'>[], @Ctx() { tx }: InboxContext): Promise<void> {
    return this.reorder.execute(tx, events);
  }
}
