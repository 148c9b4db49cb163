import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { EstimateReachController } from './estimate-reach.controller.js';
import { EstimateReach } from './estimate-reach.js';
import { OpenNeedRepository } from './open-need.repository.js';
import { OpenNeeds } from './open-needs.js';
import { PublishedProgrammeQuery } from './published-programme.query.js';

@Module({
  imports: [CatalogueModule],
  controllers: [EstimateReachController],
  providers: [EstimateReach, OpenNeeds, OpenNeedRepository, PublishedProgrammeQuery],
})
export class ReachModule {}
