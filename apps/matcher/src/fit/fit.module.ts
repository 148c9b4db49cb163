import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { ProgrammeModule } from '../programme/programme.module.js';
import { FiledNeedQuery } from './filed-need.query.js';
import { FindFitController } from './find-fit.controller.js';
import { FitProgrammes } from './fit-programmes.js';
import { QueueQuery } from './queue.query.js';
import { ReadCandidatesController } from './read-candidates.controller.js';

@Module({
  imports: [CatalogueModule, ProgrammeModule],
  controllers: [FindFitController, ReadCandidatesController],
  providers: [FitProgrammes, FiledNeedQuery, QueueQuery],
})
export class FitModule {}
