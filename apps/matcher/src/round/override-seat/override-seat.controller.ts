import { hash } from 'node:crypto';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiIfMatch, IdField, IdParam, IfMatch, Text } from '#service-kit';
import { canonical } from '../../routing/domain/canonical.js';
import { proposeSeats } from '../domain/propose-seats.js';
import { override, roundInput } from '../domain/round.js';
import { MovedRound } from '../move-round/moved-round.js';
import { MoveRound } from '../move-round/move-round.js';
import { RoundRepository } from '../round.repository.js';

class OverrideBody {
  @IdField()
  needId: string;

  @IdField({ nullable: true, description: 'one of the programmes that fit the need; null leaves it out' })
  programmeId: string | null;

  @Text({ max: 500 })
  reason: string;
}

@ApiTags('rounds')
@Controller('rounds/:id/overrides')
export class OverrideSeatController {
  constructor(
    private readonly moveRound: MoveRound,
    private readonly rounds: RoundRepository,
  ) {}

  /** Places one need ahead of the rest, or leaves it out, for a reason; the rest is worked out again around it. */
  @Post()
  @HttpCode(200)
  @ApiIfMatch()
  override(
    @IdParam() id: string,
    @IfMatch() expected: number,
    @Body() body: OverrideBody,
  ): Promise<MovedRound> {
    return this.moveRound.execute({ id, expected }, async (round, { tx, now }) => {
      const frozen = await this.rounds.frozen(tx, id);
      const moved = override(round, frozen, { ...body, now });
      await this.rounds.propose(tx, id, proposeSeats(moved, frozen));
      return { ...moved, inputHash: hash('sha256', canonical(roundInput(moved, frozen))) };
    });
  }
}
