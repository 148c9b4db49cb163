import { Body, Controller, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { URGENCIES, type Urgency } from '#contracts';
import type { FactValue } from '#eligibility';
import { ApiIfMatch, IdParam, IfMatch, JsonObject, ListOf, OneOf, Written } from '#service-kit';
import { WantedItemBody } from '../file-need/file-need.controller.js';
import { AmendNeed } from './amend-need.js';

class AmendNeedBody {
  @OneOf(URGENCIES, { optional: true })
  urgency?: Urgency;

  @ListOf(() => WantedItemBody, { max: 50, optional: true })
  items?: WantedItemBody[];

  @JsonObject({ optional: true, description: 'fact → new value; null makes it unknown again' })
  facts?: Record<string, FactValue | null>;
}

@ApiTags('needs')
@Controller('needs')
export class AmendNeedController {
  constructor(private readonly amendNeed: AmendNeed) {}

  @Patch(':id')
  @ApiIfMatch()
  amend(@IdParam() id: string, @IfMatch() expected: number, @Body() body: AmendNeedBody): Promise<Written> {
    return this.amendNeed.execute(id, expected, body);
  }
}
