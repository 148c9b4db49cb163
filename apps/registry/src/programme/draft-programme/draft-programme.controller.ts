import { Body, Controller, Headers, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Once } from '#messaging';
import { ApiIdempotencyKey, IdempotencyKey } from '#service-kit';
import { OfferBody, offerOf } from '../offer-body.js';
import { savedProgramme, SavedProgramme } from '../saved-programme.js';
import { DraftProgramme } from './draft-programme.js';

@ApiTags('programmes')
@Controller('programmes')
export class DraftProgrammeController {
  constructor(private readonly draftProgramme: DraftProgramme) {}

  /** Drafts a programme. Nobody is told before it is published. */
  @Post()
  @ApiIdempotencyKey()
  async draft(
    @Body() body: OfferBody,
    @IdempotencyKey() once: Once | undefined,
    @Headers('accept-language') accept?: string,
  ): Promise<SavedProgramme> {
    return savedProgramme(await this.draftProgramme.execute(offerOf(body), once), accept);
  }
}
