import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventEnvelope } from '#contracts';
import { type InboxContext, OnEvents } from '#messaging';
import { RerouteOnNeedAmended } from './lifecycle/reroute-on-need-amended/reroute-on-need-amended.js';
import { WithdrawMatchesOnNeedWithdrawn } from './lifecycle/withdraw-matches-on-need-withdrawn/withdraw-matches-on-need-withdrawn.js';
import { NeedRepository } from './need/need.repository.js';
import { ProposeMatchOnNeedFiled } from './routing/propose-match-on-need-filed/propose-match-on-need-filed.js';

@Controller()
export class NeedsConsumer {
  constructor(
    private readonly needs: NeedRepository,
    private readonly proposeMatch: ProposeMatchOnNeedFiled,
    private readonly reroute: RerouteOnNeedAmended,
    private readonly withdrawMatches: WithdrawMatchesOnNeedWithdrawn,
  ) {}

  @OnEvents('need.filed')
  filed(@Payload() events: EventEnvelope<'need.filed'>[], @Ctx() { tx }: InboxContext): Promise<void> {
    return this.proposeMatch.execute(tx, events);
  }

  @OnEvents('need.amended')
  amended(@Payload() events: EventEnvelope<'need.amended'>[], @Ctx() { tx }: InboxContext): Promise<void> {
    return this.reroute.execute(tx, events);
  }

  @OnEvents('need.withdrawn')
  withdrawn(
    @Payload() events: EventEnvelope<'need.withdrawn'>[],
    @Ctx() { tx }: InboxContext,
  ): Promise<void> {
    return this.withdrawMatches.execute(tx, events);
  }

  @OnEvents('need.met')
  async met(@Payload() events: EventEnvelope<'need.met'>[], @Ctx() { tx }: InboxContext): Promise<void> {
    await this.needs.close(tx, 'met', events);
  }
}
