import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '#contracts';
import { Clock, dayInBeijing } from '#kernel';
import type { Tx } from '#messaging';
import { withdraw } from '../match/domain/match.js';
import { reasonToWithdraw } from '../match/domain/recheck.js';
import { MatchRepository } from '../match/match.repository.js';
import type { KnownNeed } from '../need/domain/known-need.js';
import type { Programmes } from '../programme/domain/programmes.js';
import { SettleMatches } from './settle-matches.js';

/** Ends the matches of these needs that no longer stand, and routes the needs again. */
@Injectable()
export class RecheckMatches {
  constructor(
    private readonly matches: MatchRepository,
    private readonly settleMatches: SettleMatches,
    private readonly clock: Clock,
  ) {}

  /** The needs are locked. */
  async execute(
    tx: Tx,
    programmes: Programmes,
    needs: readonly KnownNeed[],
    causes: ReadonlyMap<string, EventEnvelope>,
  ): Promise<void> {
    const now = this.clock.now();
    const byId = new Map(needs.map((need) => [need.id, need]));
    const live = await this.matches.liveOf(tx, [...byId.keys()]);
    const moves = live.flatMap((match) => {
      const programme = programmes.get(match.programmeId);
      const reason = reasonToWithdraw(match, { need: byId.get(match.needId)!, programme }, dayInBeijing(now));
      return reason === null ? [] : [withdraw(match, reason, now)];
    });
    if (moves.length > 0) await this.settleMatches.execute(tx, programmes, moves, { causes });
  }
}
