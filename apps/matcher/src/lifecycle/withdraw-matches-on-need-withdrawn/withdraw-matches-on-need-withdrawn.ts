import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '#contracts';
import { Clock } from '#kernel';
import type { Tx } from '#messaging';
import { withdraw } from '../../match/domain/match.js';
import { MatchRepository } from '../../match/match.repository.js';
import { NeedRepository } from '../../need/need.repository.js';
import { ProgrammeBook } from '../../programme/programme-book.js';
import { SettleMatches } from '../settle-matches.js';

/** The household no longer asks for it: the match, if there is one, ends and its seat is free. */
@Injectable()
export class WithdrawMatchesOnNeedWithdrawn {
  constructor(
    private readonly book: ProgrammeBook,
    private readonly needs: NeedRepository,
    private readonly matches: MatchRepository,
    private readonly settleMatches: SettleMatches,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Tx, events: readonly EventEnvelope<'need.withdrawn'>[]): Promise<void> {
    const programmes = await this.book.open(tx);
    const closed = (await this.needs.close(tx, 'withdrawn', events)).map(({ id }) => id);
    if (closed.length === 0) return;
    const now = this.clock.now();
    const live = await this.matches.liveOf(tx, closed);
    const moves = live.map((match) => withdraw(match, 'need-withdrawn', now));
    const causes = new Map(events.map((event) => [event.data.needId, event]));
    await this.settleMatches.execute(tx, programmes, moves, { causes });
  }
}
