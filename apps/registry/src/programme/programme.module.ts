import { Module } from '@nestjs/common';
import { AreaModule } from '../area/area.module.js';
import { FactModule } from '../fact/fact.module.js';
import { ProviderModule } from '../provider/provider.module.js';
import { UsageModule } from '../usage/usage.module.js';
import { ChangeCapacity } from './change-capacity/change-capacity.js';
import { ChangeCapacityController } from './change-capacity/change-capacity.controller.js';
import { DraftProgramme } from './draft-programme/draft-programme.js';
import { DraftProgrammeController } from './draft-programme/draft-programme.controller.js';
import { EditDraft } from './edit-draft/edit-draft.js';
import { EditDraftController } from './edit-draft/edit-draft.controller.js';
import { GroundQuery } from './ground.query.js';
import { ProgrammeRepository } from './programme.repository.js';
import { ProgrammesQuery } from './read-programmes/programmes.query.js';
import { ReadProgrammesController } from './read-programmes/read-programmes.controller.js';
import { ReviseProgramme } from './revise-programme/revise-programme.js';
import { ReviseProgrammeController } from './revise-programme/revise-programme.controller.js';
import { TransitionProgramme } from './transition-programme/transition-programme.js';
import { TransitionProgrammeController } from './transition-programme/transition-programme.controller.js';

@Module({
  imports: [AreaModule, FactModule, ProviderModule, UsageModule],
  controllers: [
    DraftProgrammeController,
    EditDraftController,
    TransitionProgrammeController,
    ReviseProgrammeController,
    ChangeCapacityController,
    ReadProgrammesController,
  ],
  providers: [
    ProgrammeRepository,
    ProgrammesQuery,
    GroundQuery,
    DraftProgramme,
    EditDraft,
    TransitionProgramme,
    ReviseProgramme,
    ChangeCapacity,
  ],
})
export class ProgrammeModule {}
