import { Injectable } from '@nestjs/common';
import type { MatchWithdrawalReason } from '#contracts';
import { type Decline, decline, withdraw } from '../../match/domain/match.js';
import { ExclusionRepository } from '../../routing/exclusion.repository.js';
import { MoveMatch } from './move-match.js';

/** The ways out of a match that leave the need open, and what they mean for its next routing. */
@Injectable()
export class EndMatch {
  constructor(
    private readonly moveMatch: MoveMatch,
    private readonly exclusions: ExclusionRepository,
  ) {}

  decline(id: string, expected: number, said: Decline) {
    return this.moveMatch.execute({ id, expected }, (match, now) => decline(match, said, now), {
      full: said.reason === 'no-capacity',
      first: async (tx, { needId, programmeId }) => {
        if (said.reason !== 'no-capacity') await this.exclusions.add(tx, needId, programmeId, said.reason);
      },
    });
  }

  withdraw(id: string, expected: number, reason: MatchWithdrawalReason) {
    return this.moveMatch.execute({ id, expected }, (match, now) => withdraw(match, reason, now), {
      first: (tx, { needId, programmeId }) =>
        this.exclusions.add(tx, needId, programmeId, `withdrawn:${reason}`),
    });
  }
}
