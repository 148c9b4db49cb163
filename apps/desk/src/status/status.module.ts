import { Module } from '@nestjs/common';
import { BoardModule } from '../board/board.module.js';
import { LabelsModule } from '../labels/labels.module.js';
import { TimelineModule } from '../timeline/timeline.module.js';
import { ReadStatusController } from './read-status/read-status.controller.js';
import { ReadinessOfServices } from './read-status/readiness.js';
import { Status } from './read-status/status.js';

@Module({
  imports: [BoardModule, TimelineModule, LabelsModule],
  controllers: [ReadStatusController],
  providers: [ReadinessOfServices, Status],
})
export class StatusModule {}
