import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiIfMatch, IdParam, IfMatch, Written } from '#service-kit';
import { WithdrawConsent } from './withdraw-consent.js';

@ApiTags('consents')
@Controller('consents')
export class WithdrawConsentController {
  constructor(private readonly withdrawConsent: WithdrawConsent) {}

  @Post(':id/transitions/withdraw')
  @HttpCode(200)
  @ApiIfMatch()
  withdraw(@IdParam() id: string, @IfMatch() expected: number): Promise<Written> {
    return this.withdrawConsent.execute(id, expected);
  }
}
