import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Once } from '#messaging';
import { ApiIdempotencyKey, IdempotencyKey, Written } from '#service-kit';
import { OfferBody, offerOf } from '../offer-body.js';
import { DraftProgramme } from './draft-programme.js';

@ApiTags('programmes')
@Controller('programmes')
export class DraftProgrammeController {
  constructor(private readonly draftProgramme: DraftProgramme) {}

  /** Drafts a programme. Nobody is told before it is published. */
  @Post()
  @ApiIdempotencyKey()
  draft(@Body() body: OfferBody, @IdempotencyKey() once: Once | undefined): Promise<Written> {
    return this.draftProgramme.execute(offerOf(body), once);
  }
}
