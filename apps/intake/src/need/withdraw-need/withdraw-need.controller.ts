import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NEED_WITHDRAWAL_REASONS, type NeedWithdrawalReason } from '#contracts';
import { ApiIfMatch, IdParam, IfMatch, OneOf, Written } from '#service-kit';
import { WithdrawNeed } from './withdraw-need.js';

class WithdrawNeedBody {
  @OneOf(NEED_WITHDRAWAL_REASONS)
  reason: NeedWithdrawalReason;
}

@ApiTags('needs')
@Controller('needs')
export class WithdrawNeedController {
  constructor(private readonly withdrawNeed: WithdrawNeed) {}

  @Post(':id/transitions/withdraw')
  @HttpCode(200)
  @ApiIfMatch()
  withdraw(
    @IdParam() id: string,
    @IfMatch() expected: number,
    @Body() body: WithdrawNeedBody,
  ): Promise<Written> {
    return this.withdrawNeed.execute(id, expected, body.reason);
  }
}
