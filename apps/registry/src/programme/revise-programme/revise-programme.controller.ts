import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiIfMatch, IdParam, IfMatch } from '#service-kit';
import { RevisionBody, revisionOf } from '../offer-body.js';
import { savedProgramme, SavedProgramme } from '../saved-programme.js';
import { ReviseProgramme } from './revise-programme.js';

@ApiTags('programmes')
@Controller('programmes')
export class ReviseProgrammeController {
  constructor(private readonly reviseProgramme: ReviseProgramme) {}

  /** New terms, all of them, for a programme that has been published. */
  @Post(':id/transitions/revise')
  @HttpCode(200)
  @ApiIfMatch()
  async revise(
    @IdParam() id: string,
    @IfMatch() expected: number,
    @Body() body: RevisionBody,
    @Headers('accept-language') accept?: string,
  ): Promise<SavedProgramme> {
    return savedProgramme(await this.reviseProgramme.execute(id, expected, revisionOf(body)), accept);
  }
}
