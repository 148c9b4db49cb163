import { Module } from '@nestjs/common';
import { AreaRepository } from './area.repository.js';
import { ListArea } from './list-area/list-area.js';
import { ListAreaController } from './list-area/list-area.controller.js';
import { AreasQuery } from './read-areas/areas.query.js';
import { ReadAreasController } from './read-areas/read-areas.controller.js';

@Module({
  controllers: [ListAreaController, ReadAreasController],
  providers: [AreaRepository, AreasQuery, ListArea],
  exports: [AreaRepository],
})
export class AreaModule {}
