import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { Database, type Tx } from '#messaging';
import { expectVersion } from '#service-kit';
import type { Match, Moved } from '../../match/domain/match.js';
import { MatchRepository } from '../../match/match.repository.js';
import { ProgrammeBook } from '../../programme/programme-book.js';
import { SettleMatches } from '../settle-matches.js';

interface Which {
  readonly id: string;
  /** The version that the caller has seen. */
  readonly expected: number;
}

type Move = (match: Match, now: Date) => Moved;

interface Effects {
  /** Runs in the same transaction, ahead of any new routing. */
  readonly first?: (tx: Tx, match: Match) => Promise<void>;
  /** The programme has no room, whatever the ledger says, until its provider updates it. */
  readonly full?: boolean;
}

@Injectable()
export class MoveMatch {
  constructor(
    private readonly database: Database,
    private readonly book: ProgrammeBook,
    private readonly matches: MatchRepository,
    private readonly settleMatches: SettleMatches,
    private readonly clock: Clock,
  ) {}

  execute({ id, expected }: Which, move: Move, { first, full = false }: Effects = {}) {
    return this.database.transaction(async (tx) => {
      const programmes = await this.book.open(tx);
      const before = await this.matches.find(tx, id);
      expectVersion(before, expected);
      const moved = move(before, this.clock.now());
      await first?.(tx, moved.match);
      const { version, state, programmeId } = moved.match;
      await this.settleMatches.execute(tx, programmes, [moved], { full: full ? [programmeId] : [] });
      return { id, version, state };
    });
  }
}
