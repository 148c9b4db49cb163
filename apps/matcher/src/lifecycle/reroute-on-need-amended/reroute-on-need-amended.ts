import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '#contracts';
import type { Tx } from '#messaging';
import { NeedRepository } from '../../need/need.repository.js';
import { ProgrammeBook } from '../../programme/programme-book.js';
import { RouteNeeds } from '../../routing/route-needs.js';
import { RecheckMatches } from '../recheck-matches.js';

/** A corrected need is routed if it has no match; a proposal that it no longer fits is withdrawn first. */
@Injectable()
export class RerouteOnNeedAmended {
  constructor(
    private readonly book: ProgrammeBook,
    private readonly needs: NeedRepository,
    private readonly routeNeeds: RouteNeeds,
    private readonly recheckMatches: RecheckMatches,
  ) {}

  async execute(tx: Tx, events: readonly EventEnvelope<'need.amended'>[]): Promise<void> {
    const programmes = await this.book.open(tx);
    const changed = await this.needs.amend(tx, events, programmes.policy);
    const causes = new Map(events.map((event) => [event.data.needId, event]));
    const matched = changed.filter(({ matchId }) => matchId !== null);
    const unmatched = changed.filter(({ matchId }) => matchId === null);
    await this.recheckMatches.execute(tx, programmes, matched, causes);
    await this.routeNeeds.execute(tx, programmes, unmatched, { causes });
  }
}
