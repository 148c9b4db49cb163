import { Module } from '@nestjs/common';
import { HouseholdModule } from '../household/household.module.js';
import { ReadVisitsController } from './read-visits/read-visits.controller.js';
import { VisitsQuery } from './read-visits/visits.query.js';
import { RecordVisit } from './record-visit/record-visit.js';
import { RecordVisitController } from './record-visit/record-visit.controller.js';
import { VisitRepository } from './visit.repository.js';

@Module({
  imports: [HouseholdModule],
  controllers: [RecordVisitController, ReadVisitsController],
  providers: [VisitRepository, VisitsQuery, RecordVisit],
})
export class VisitModule {}
