import { Body, Controller, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiIfMatch, IdParam, IfMatch, Written } from '#service-kit';
import { OfferBody, offerOf } from '../offer-body.js';
import { EditDraft } from './edit-draft.js';

@ApiTags('programmes')
@Controller('programmes')
export class EditDraftController {
  constructor(private readonly editDraft: EditDraft) {}

  @Put(':id')
  @ApiIfMatch()
  edit(@IdParam() id: string, @IfMatch() expected: number, @Body() body: OfferBody): Promise<Written> {
    return this.editDraft.execute(id, expected, offerOf(body));
  }
}
