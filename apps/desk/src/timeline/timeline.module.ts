import { Module } from '@nestjs/common';
import { LabelsModule } from '../labels/labels.module.js';
import { ReadTimelineController } from './read-timeline/read-timeline.controller.js';
import { TimelineQuery } from './read-timeline/timeline.query.js';
import { TimelineProjection } from './timeline.projection.js';

@Module({
  imports: [LabelsModule],
  controllers: [ReadTimelineController],
  providers: [TimelineProjection, TimelineQuery],
  exports: [TimelineProjection, TimelineQuery],
})
export class TimelineModule {}
