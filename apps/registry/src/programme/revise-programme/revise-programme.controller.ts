import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiIfMatch, IdParam, IfMatch, Written } from '#service-kit';
import { RevisionBody, revisionOf } from '../offer-body.js';
import { ReviseProgramme } from './revise-programme.js';

@ApiTags('programmes')
@Controller('programmes')
export class ReviseProgrammeController {
  constructor(private readonly reviseProgramme: ReviseProgramme) {}

  /** New terms, all of them, for a programme that has been published. */
  @Post(':id/transitions/revise')
  @HttpCode(200)
  @ApiIfMatch()
  revise(@IdParam() id: string, @IfMatch() expected: number, @Body() body: RevisionBody): Promise<Written> {
    return this.reviseProgramme.execute(id, expected, revisionOf(body));
  }
}
