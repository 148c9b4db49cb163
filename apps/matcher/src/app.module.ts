import { Module } from '@nestjs/common';
import { CatalogueConsumer } from './catalogue.consumer.js';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import { FitModule } from './fit/fit.module.js';
import { LifecycleModule } from './lifecycle/lifecycle.module.js';
import { MatchModule } from './match/match.module.js';
import { NeedModule } from './need/need.module.js';
import { NeedsConsumer } from './needs.consumer.js';
import { PolicyModule } from './policy/policy.module.js';
import { ProgrammeModule } from './programme/programme.module.js';
import { ProgrammesConsumer } from './programmes.consumer.js';
import { ReachModule } from './reach/reach.module.js';
import { RoundModule } from './round/round.module.js';
import { RoutingModule } from './routing/routing.module.js';

@Module({
  imports: [
    CatalogueModule,
    NeedModule,
    ProgrammeModule,
    PolicyModule,
    MatchModule,
    RoutingModule,
    LifecycleModule,
    RoundModule,
    ReachModule,
    FitModule,
  ],
  controllers: [NeedsConsumer, ProgrammesConsumer, CatalogueConsumer],
})
export class AppModule {}
