import { Body, Controller, Headers, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiIfMatch, IdParam, IfMatch } from '#service-kit';
import { OfferBody, offerOf } from '../offer-body.js';
import { savedProgramme, SavedProgramme } from '../saved-programme.js';
import { EditDraft } from './edit-draft.js';

@ApiTags('programmes')
@Controller('programmes')
export class EditDraftController {
  constructor(private readonly editDraft: EditDraft) {}

  @Put(':id')
  @ApiIfMatch()
  async edit(
    @IdParam() id: string,
    @IfMatch() expected: number,
    @Body() body: OfferBody,
    @Headers('accept-language') accept?: string,
  ): Promise<SavedProgramme> {
    return savedProgramme(await this.editDraft.execute(id, expected, offerOf(body)), accept);
  }
}
