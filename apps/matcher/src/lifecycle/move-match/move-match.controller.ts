import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DECLINE_REASONS,
  type DeclineReason,
  LINE_OUTCOMES,
  type LineOutcome,
  SIGN_OFF_WAYS,
  type SignOffWay,
} from '#contracts';
import { ApiIfMatch, CodeField, CodeList, IdParam, IfMatch, OneOf, Text, Whole } from '#service-kit';
import { accept, confirm, deliver, dispute, recordLine, signOff } from '../../match/domain/match.js';
import { EndMatch } from './end-match.js';
import { MovedMatch } from './moved-match.js';
import { MoveMatch } from './move-match.js';

class DeclineBody {
  @OneOf(DECLINE_REASONS)
  reason: DeclineReason;

  @Text({ max: 64, optional: true, description: 'the fact in question; required for `not-eligible`' })
  criterion?: string;

  @Text({ max: 500, optional: true, description: 'required for `other`' })
  text?: string;
}

class RecordLineBody {
  @CodeField({ example: 'desk' })
  lineId: string;

  @OneOf(LINE_OUTCOMES)
  outcome: LineOutcome;

  @Whole({ min: 0, max: 100_000_000 })
  quantity: number;

  @Text({ max: 500, optional: true, description: 'required unless the line was delivered as planned' })
  reason?: string;
}

class SignOffBody {
  @OneOf(SIGN_OFF_WAYS)
  signedOffBy: SignOffWay;
}

class DisputeBody {
  @CodeList({ min: 1, max: 100 })
  lineIds: string[];

  @Text({ max: 500, optional: true })
  text?: string;
}

class WithdrawBody {
  @OneOf(['coordinator', 'provider'])
  reason: 'coordinator' | 'provider';
}

@ApiTags('matches')
@Controller('matches/:id/transitions')
export class MoveMatchController {
  constructor(
    private readonly moveMatch: MoveMatch,
    private readonly endMatch: EndMatch,
  ) {}

  /** A coordinator puts the proposal before the provider. */
  @Post('confirm')
  @HttpCode(200)
  @ApiIfMatch()
  confirm(@IdParam() id: string, @IfMatch() expected: number): Promise<MovedMatch> {
    return this.moveMatch.execute({ id, expected }, confirm);
  }

  /** The provider takes the household on. */
  @Post('accept')
  @HttpCode(200)
  @ApiIfMatch()
  accept(@IdParam() id: string, @IfMatch() expected: number): Promise<MovedMatch> {
    return this.moveMatch.execute({ id, expected }, accept);
  }

  /** The provider says no, and why; the need goes on to the next programme. */
  @Post('decline')
  @HttpCode(200)
  @ApiIfMatch()
  decline(
    @IdParam() id: string,
    @IfMatch() expected: number,
    @Body() body: DeclineBody,
  ): Promise<MovedMatch> {
    return this.endMatch.decline(id, expected, body);
  }

  /** Records one line of the plan. */
  @Post('record-line')
  @HttpCode(200)
  @ApiIfMatch()
  recordLine(
    @IdParam() id: string,
    @IfMatch() expected: number,
    @Body() body: RecordLineBody,
  ): Promise<MovedMatch> {
    return this.moveMatch.execute({ id, expected }, (match, now) => recordLine(match, { ...body }, now));
  }

  /** Every line of the plan is recorded. */
  @Post('deliver')
  @HttpCode(200)
  @ApiIfMatch()
  deliver(@IdParam() id: string, @IfMatch() expected: number): Promise<MovedMatch> {
    return this.moveMatch.execute({ id, expected }, deliver);
  }

  /** The household says that the need is met. */
  @Post('sign-off')
  @HttpCode(200)
  @ApiIfMatch()
  signOff(
    @IdParam() id: string,
    @IfMatch() expected: number,
    @Body() body: SignOffBody,
  ): Promise<MovedMatch> {
    return this.moveMatch.execute({ id, expected }, (match, now) => signOff(match, body.signedOffBy, now));
  }

  /** The household says "not yet", and which lines it means. */
  @Post('dispute')
  @HttpCode(200)
  @ApiIfMatch()
  dispute(
    @IdParam() id: string,
    @IfMatch() expected: number,
    @Body() body: DisputeBody,
  ): Promise<MovedMatch> {
    return this.moveMatch.execute({ id, expected }, (match, now) => dispute(match, body, now));
  }

  /** A coordinator or the provider ends the match; the need goes on to the next programme. */
  @Post('withdraw')
  @HttpCode(200)
  @ApiIfMatch()
  withdraw(
    @IdParam() id: string,
    @IfMatch() expected: number,
    @Body() body: WithdrawBody,
  ): Promise<MovedMatch> {
    return this.endMatch.withdraw(id, expected, body.reason);
  }
}
