import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AREA_LEVELS, AREA_STATUSES } from '#contracts';
import { AreaCodeField, OneOf, Text } from '#service-kit';
import type { Area } from '../domain/area.js';
import { ListArea } from './list-area.js';

class ListAreaBody {
  @Text({ max: 60, example: '建国门街道' })
  name: string;

  @OneOf(AREA_LEVELS)
  level: Area['level'];

  @AreaCodeField({ optional: true, description: 'the code one level up; none for a district' })
  parent?: string;

  @OneOf(AREA_STATUSES, { optional: true, description: 'left out: as it is, and live for a new area' })
  status?: Area['status'];
}

@ApiTags('areas')
@Controller('areas')
export class ListAreaController {
  constructor(private readonly listArea: ListArea) {}

  /** Lists an area or corrects it. The same again changes nothing and tells nobody. */
  @Put(':code')
  list(@Param('code') code: string, @Body() body: ListAreaBody): Promise<Area> {
    return this.listArea.execute({ code, ...body });
  }
}
