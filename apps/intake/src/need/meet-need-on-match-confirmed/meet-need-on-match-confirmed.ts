import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '#contracts';
import { Clock } from '#kernel';
import type { Tx } from '#messaging';
import { meetNeed } from '../domain/need.js';
import { NeedRepository } from '../need.repository.js';

/** The household has signed off: the need is met. */
@Injectable()
export class MeetNeedOnMatchConfirmed {
  constructor(
    private readonly needs: NeedRepository,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Tx, confirmed: readonly EventEnvelope<'match.confirmed'>[]): Promise<void> {
    const byNeed = new Map(confirmed.map((event) => [event.data.needId, event]));
    const needs = await this.needs.findAll(tx, [...byNeed.keys()]);
    const changes = needs.map((before) => {
      const cause = byNeed.get(before.id)!;
      const { need, events } = meetNeed(before, cause.data.matchId, this.clock.now());
      return { need, events: events.map((event) => ({ ...event, causedBy: cause })) };
    });
    await this.needs.saveAll(tx, changes);
  }
}
