import { Module } from '@nestjs/common';
import { CatalogueConsumer } from './catalogue.consumer.js';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import { ConsentModule } from './consent/consent.module.js';
import { HouseholdModule } from './household/household.module.js';
import { MatchesConsumer } from './matches.consumer.js';
import { NeedModule } from './need/need.module.js';
import { VisitModule } from './visit/visit.module.js';

@Module({
  imports: [CatalogueModule, HouseholdModule, VisitModule, ConsentModule, NeedModule],
  controllers: [MatchesConsumer, CatalogueConsumer],
})
export class AppModule {}
