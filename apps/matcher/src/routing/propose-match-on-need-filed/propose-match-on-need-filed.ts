import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '#contracts';
import type { Tx } from '#messaging';
import { knownNeedOf } from '../../need/domain/known-need.js';
import { NeedRepository } from '../../need/need.repository.js';
import { ProgrammeBook } from '../../programme/programme-book.js';
import { RouteNeeds } from '../route-needs.js';

/** A new need is offered to every programme; the first that fits and has room is proposed. */
@Injectable()
export class ProposeMatchOnNeedFiled {
  constructor(
    private readonly book: ProgrammeBook,
    private readonly needs: NeedRepository,
    private readonly routeNeeds: RouteNeeds,
  ) {}

  async execute(tx: Tx, events: readonly EventEnvelope<'need.filed'>[]): Promise<void> {
    const programmes = await this.book.open(tx);
    const unheard = await this.needs.unheard(tx, events);
    const causes = new Map(unheard.map((event) => [event.data.needId, event]));
    const needs = unheard.map((event) => knownNeedOf(event, programmes.policy));
    await this.routeNeeds.execute(tx, programmes, needs, { causes, unheard: true });
  }
}
