import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { HouseholdModule } from '../household/household.module.js';
import { AmendNeed } from './amend-need/amend-need.js';
import { AmendNeedController } from './amend-need/amend-need.controller.js';
import { FileNeed } from './file-need/file-need.js';
import { FileNeedController } from './file-need/file-need.controller.js';
import { MeetNeedOnMatchConfirmed } from './meet-need-on-match-confirmed/meet-need-on-match-confirmed.js';
import { NeedRepository } from './need.repository.js';
import { NoteRoutingOnMatchEvent } from './note-routing-on-match-event/note-routing-on-match-event.js';
import { ReissueAgeHourly } from './reissue-age/reissue-age-hourly.js';
import { ReissueAge } from './reissue-age/reissue-age.js';
import { SubjectsQuery } from './reissue-age/subjects.query.js';
import { NeedsQuery } from './read-needs/needs.query.js';
import { ReadNeedsController } from './read-needs/read-needs.controller.js';
import { WithdrawNeed } from './withdraw-need/withdraw-need.js';
import { WithdrawNeedController } from './withdraw-need/withdraw-need.controller.js';

@Module({
  imports: [CatalogueModule, HouseholdModule],
  controllers: [FileNeedController, AmendNeedController, WithdrawNeedController, ReadNeedsController],
  providers: [
    NeedRepository,
    NeedsQuery,
    FileNeed,
    AmendNeed,
    WithdrawNeed,
    MeetNeedOnMatchConfirmed,
    NoteRoutingOnMatchEvent,
    SubjectsQuery,
    ReissueAge,
    ReissueAgeHourly,
  ],
  exports: [MeetNeedOnMatchConfirmed, NoteRoutingOnMatchEvent],
})
export class NeedModule {}
