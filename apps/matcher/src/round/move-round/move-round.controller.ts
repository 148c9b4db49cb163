import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiIfMatch, IdParam, IfMatch, Text } from '#service-kit';
import { MovedRound } from './moved-round.js';
import { MoveRound } from './move-round.js';

class AbandonRoundBody {
  @Text({ max: 500 })
  reason: string;
}

@ApiTags('rounds')
@Controller('rounds/:id/transitions')
export class MoveRoundController {
  constructor(private readonly moveRound: MoveRound) {}

  /** Freezes the needs and the seats that the round is computed from; the seed is told from now on. */
  @Post('close')
  @HttpCode(200)
  @ApiIfMatch()
  close(@IdParam() id: string, @IfMatch() expected: number): Promise<MovedRound> {
    return this.moveRound.close({ id, expected });
  }

  /** Works out who gets which seat, and proves it. */
  @Post('compute')
  @HttpCode(200)
  @ApiIfMatch()
  compute(@IdParam() id: string, @IfMatch() expected: number): Promise<MovedRound> {
    return this.moveRound.compute({ id, expected });
  }

  /** Makes the proposal true: all its matches, or none. */
  @Post('confirm')
  @HttpCode(200)
  @ApiIfMatch()
  confirm(@IdParam() id: string, @IfMatch() expected: number): Promise<MovedRound> {
    return this.moveRound.confirm({ id, expected });
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
    return this.moveRound.abandon({ id, expected }, reason);
  }
}
