import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { MatchModule } from '../match/match.module.js';
import { NeedModule } from '../need/need.module.js';
import { ProgrammeModule } from '../programme/programme.module.js';
import { DecisionRepository } from './decision.repository.js';
import { ExclusionRepository } from './exclusion.repository.js';
import { ProposeMatchOnNeedFiled } from './propose-match-on-need-filed/propose-match-on-need-filed.js';
import { DecisionQuery } from './read-decisions/decision.query.js';
import { ReadDecisionsController } from './read-decisions/read-decisions.controller.js';
import { ReplayDecisionController } from './replay-decision/replay-decision.controller.js';
import { RouteDueNeeds } from './route-due-needs/route-due-needs.js';
import { RoutingTimer } from './route-due-needs/routing-timer.js';
import { RouteNeeds } from './route-needs.js';
import { RoutedNeeds } from './routed-needs.js';
import { WaitingList } from './waiting-list.js';

@Module({
  imports: [CatalogueModule, NeedModule, ProgrammeModule, MatchModule],
  controllers: [ReadDecisionsController, ReplayDecisionController],
  providers: [
    DecisionRepository,
    DecisionQuery,
    ExclusionRepository,
    WaitingList,
    RoutedNeeds,
    RouteNeeds,
    RouteDueNeeds,
    RoutingTimer,
    ProposeMatchOnNeedFiled,
  ],
  exports: [RouteNeeds, DecisionRepository, RoutedNeeds, ExclusionRepository, ProposeMatchOnNeedFiled],
})
export class RoutingModule {}
