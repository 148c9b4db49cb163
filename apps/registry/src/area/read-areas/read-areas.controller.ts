import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AREA_LEVELS } from '#contracts';
import { AreaCodeField, OneOf, type Page, PageQuery } from '#service-kit';
import type { Area } from '../domain/area.js';
import { AreasQuery } from './areas.query.js';

export class AreaFilter extends PageQuery {
  @AreaCodeField({ optional: true, description: 'this area and all in it' })
  within?: string;

  @OneOf(AREA_LEVELS, { optional: true })
  level?: Area['level'];
}

@ApiTags('areas')
@Controller('areas')
export class ReadAreasController {
  constructor(private readonly areas: AreasQuery) {}

  @Get()
  list(@Query() filter: AreaFilter): Promise<Page<Area>> {
    return this.areas.page(filter);
  }

  @Get(':code')
  read(@Param('code') code: string): Promise<Area> {
    return this.areas.one(code);
  }
}
