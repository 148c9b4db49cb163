import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CONSENT_METHODS,
  CONSENT_PURPOSES,
  type ConsentMethod,
  type ConsentPurpose,
  PROVIDER_KINDS,
  type ProviderKind,
} from '#contracts';
import type { Once } from '#messaging';
import { ApiIdempotencyKey, DateField, IdempotencyKey, IdField, OneOf, Written } from '#service-kit';
import { GiveConsent } from './give-consent.js';

class GiveConsentBody {
  @IdField()
  householdId: string;

  @IdField({ description: 'the member who agrees; for a child, a guardian' })
  memberId: string;

  @OneOf(CONSENT_PURPOSES)
  purpose: ConsentPurpose;

  @IdField({ optional: true, description: 'for disclosure: to this provider' })
  providerId?: string;

  @OneOf(PROVIDER_KINDS, { optional: true, description: 'for disclosure: to providers of this kind' })
  providerKind?: ProviderKind;

  @OneOf(CONSENT_METHODS)
  method: ConsentMethod;

  @DateField({ optional: true, description: 'the last day on which it holds' })
  until?: string;
}

@ApiTags('consents')
@Controller('consents')
export class GiveConsentController {
  constructor(private readonly giveConsent: GiveConsent) {}

  @Post()
  @ApiIdempotencyKey()
  give(@Body() body: GiveConsentBody, @IdempotencyKey() once: Once | undefined): Promise<Written> {
    return this.giveConsent.execute(body, once);
  }
}
