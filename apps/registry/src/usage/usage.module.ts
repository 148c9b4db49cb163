import { Module } from '@nestjs/common';
import { NoteUsageOnMatchEvent } from './note-usage-on-match-event/note-usage-on-match-event.js';
import { UsageProjection } from './usage.projection.js';

@Module({
  providers: [UsageProjection, NoteUsageOnMatchEvent],
  exports: [UsageProjection, NoteUsageOnMatchEvent],
})
export class UsageModule {}
