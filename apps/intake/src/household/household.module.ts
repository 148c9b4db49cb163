import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { HouseholdRepository } from './household.repository.js';
import { HouseholdsQuery } from './read-households/households.query.js';
import { ReadHouseholdsController } from './read-households/read-households.controller.js';
import { RegisterHousehold } from './register-household/register-household.js';
import { RegisterHouseholdController } from './register-household/register-household.controller.js';

@Module({
  imports: [CatalogueModule],
  controllers: [RegisterHouseholdController, ReadHouseholdsController],
  providers: [HouseholdRepository, HouseholdsQuery, RegisterHousehold],
  exports: [HouseholdRepository],
})
export class HouseholdModule {}
