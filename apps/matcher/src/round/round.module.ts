import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { MatchModule } from '../match/match.module.js';
import { NeedModule } from '../need/need.module.js';
import { ProgrammeModule } from '../programme/programme.module.js';
import { RoutingModule } from '../routing/routing.module.js';
import { CreateRound } from './create-round/create-round.js';
import { CreateRoundController } from './create-round/create-round.controller.js';
import { CloseRound } from './move-round/close-round.js';
import { ComputeRound } from './move-round/compute-round.js';
import { ConfirmRound } from './move-round/confirm-round.js';
import { MoveRound } from './move-round/move-round.js';
import { MoveRoundController } from './move-round/move-round.controller.js';
import { WritePlaces } from './move-round/write-places.js';
import { OverrideSeatController } from './override-seat/override-seat.controller.js';
import { ReadRoundsController } from './read-rounds/read-rounds.controller.js';
import { RoundsQuery } from './read-rounds/rounds.query.js';
import { RoundRepository } from './round.repository.js';
import { RoundSeatsRepository } from './round-seats.repository.js';

@Module({
  imports: [CatalogueModule, NeedModule, ProgrammeModule, MatchModule, RoutingModule],
  controllers: [CreateRoundController, ReadRoundsController, MoveRoundController, OverrideSeatController],
  providers: [
    CreateRound,
    MoveRound,
    CloseRound,
    ComputeRound,
    WritePlaces,
    ConfirmRound,
    RoundsQuery,
    RoundRepository,
    RoundSeatsRepository,
  ],
})
export class RoundModule {}
