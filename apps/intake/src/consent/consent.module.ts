import { Module } from '@nestjs/common';
import { HouseholdModule } from '../household/household.module.js';
import { ConsentRepository } from './consent.repository.js';
import { GiveConsent } from './give-consent/give-consent.js';
import { GiveConsentController } from './give-consent/give-consent.controller.js';
import { ConsentsQuery } from './read-consents/consents.query.js';
import { ReadConsentsController } from './read-consents/read-consents.controller.js';
import { WithdrawConsent } from './withdraw-consent/withdraw-consent.js';
import { WithdrawConsentController } from './withdraw-consent/withdraw-consent.controller.js';

@Module({
  imports: [HouseholdModule],
  controllers: [GiveConsentController, WithdrawConsentController, ReadConsentsController],
  providers: [ConsentRepository, ConsentsQuery, GiveConsent, WithdrawConsent],
})
export class ConsentModule {}
