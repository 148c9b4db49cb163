import { Module } from '@nestjs/common';
import { MatchModule } from '../match/match.module.js';
import { NeedModule } from '../need/need.module.js';
import { ProgrammeModule } from '../programme/programme.module.js';
import { RoutingModule } from '../routing/routing.module.js';
import { EndMatch } from './move-match/end-match.js';
import { MoveMatch } from './move-match/move-match.js';
import { MoveMatchController } from './move-match/move-match.controller.js';
import { RecheckMatches } from './recheck-matches.js';
import { RecheckOnProgrammeEvent } from './recheck-on-programme-event/recheck-on-programme-event.js';
import { RerouteOnNeedAmended } from './reroute-on-need-amended/reroute-on-need-amended.js';
import { SettleMatches } from './settle-matches.js';
import { WithdrawMatchesOnNeedWithdrawn } from './withdraw-matches-on-need-withdrawn/withdraw-matches-on-need-withdrawn.js';

@Module({
  imports: [NeedModule, ProgrammeModule, MatchModule, RoutingModule],
  controllers: [MoveMatchController],
  providers: [
    SettleMatches,
    MoveMatch,
    EndMatch,
    RecheckMatches,
    RecheckOnProgrammeEvent,
    RerouteOnNeedAmended,
    WithdrawMatchesOnNeedWithdrawn,
  ],
  exports: [RecheckOnProgrammeEvent, RerouteOnNeedAmended, WithdrawMatchesOnNeedWithdrawn],
})
export class LifecycleModule {}
