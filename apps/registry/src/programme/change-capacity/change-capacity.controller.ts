import { Body, Controller, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiIfMatch, IdParam, IfMatch, Whole, Written } from '#service-kit';
import { UNITS_AT_MOST } from '../offer-body.js';
import { ChangeCapacity } from './change-capacity.js';

class CapacityTotalBody {
  @Whole({ min: 0, max: UNITS_AT_MOST })
  total: number;
}

@ApiTags('programmes')
@Controller('programmes')
export class ChangeCapacityController {
  constructor(private readonly changeCapacity: ChangeCapacity) {}

  /** A new total. It may not drop below what is held and used, as last heard. */
  @Put(':id/capacity')
  @ApiIfMatch()
  change(
    @IdParam() id: string,
    @IfMatch() expected: number,
    @Body() body: CapacityTotalBody,
  ): Promise<Written> {
    return this.changeCapacity.execute(id, expected, body.total);
  }
}
