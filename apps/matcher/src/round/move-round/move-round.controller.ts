import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiIfMatch, IdParam, IfMatch, Text } from '#service-kit';
import { move } from '../domain/round.js';
import { CloseRound } from './close-round.js';
import { ComputeRound } from './compute-round.js';
import { ConfirmRound } from './confirm-round.js';
import { MovedRound } from './moved-round.js';
import { MoveRound } from './move-round.js';

class AbandonRoundBody {
  @Text({ max: 500 })
  reason: string;
}

@ApiTags('rounds')
@Controller('rounds/:id/transitions')
export class MoveRoundController {
  constructor(
    private readonly moveRound: MoveRound,
    private readonly closeRound: CloseRound,
    private readonly computeRound: ComputeRound,
    private readonly confirmRound: ConfirmRound,
  ) {}

  /** Freezes the needs and the seats that the round is computed from; the seed is told from now on. */
  @Post('close')
  @HttpCode(200)
  @ApiIfMatch()
  close(@IdParam() id: string, @IfMatch() expected: number): Promise<MovedRound> {
    return this.moveRound.execute({ id, expected }, (round, step) => this.closeRound.execute(round, step));
  }

  /** Works out who gets which seat, and proves it. */
  @Post('compute')
  @HttpCode(200)
  @ApiIfMatch()
  compute(@IdParam() id: string, @IfMatch() expected: number): Promise<MovedRound> {
    return this.moveRound.execute({ id, expected }, (round, step) => this.computeRound.execute(round, step));
  }

  /** Makes the proposal true: all its matches, or none. */
  @Post('confirm')
  @HttpCode(200)
  @ApiIfMatch()
  confirm(@IdParam() id: string, @IfMatch() expected: number): Promise<MovedRound> {
    return this.moveRound.execute({ id, expected }, (round, step) => this.confirmRound.execute(round, step));
  }

  /** Ends the round without a match. */
  @Post('abandon')
  @HttpCode(200)
  @ApiIfMatch()
  abandon(
    @IdParam() id: string,
    @IfMatch() expected: number,
    @Body() { reason }: AbandonRoundBody,
  ): Promise<MovedRound> {
    return this.moveRound.execute({ id, expected }, (round, { now }) =>
      Promise.resolve({ ...move(round, 'abandon', now), reason }),
    );
  }
}
