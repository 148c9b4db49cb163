import { Module } from '@nestjs/common';
import { BoardModule } from './board/board.module.js';
import { CatalogueConsumer } from './catalogue.consumer.js';
import { ConsentsConsumer } from './consents.consumer.js';
import { ForwardingModule } from './forwarding/forwarding.module.js';
import { LabelsModule } from './labels/labels.module.js';
import { LiveModule } from './live/live.module.js';
import { MatchesConsumer } from './matches.consumer.js';
import { NeedsConsumer } from './needs.consumer.js';
import { ProgrammesConsumer } from './programmes.consumer.js';
import { StatusModule } from './status/status.module.js';
import { TimelineModule } from './timeline/timeline.module.js';

@Module({
  imports: [BoardModule, TimelineModule, LabelsModule, LiveModule, ForwardingModule, StatusModule],
  controllers: [NeedsConsumer, MatchesConsumer, ProgrammesConsumer, ConsentsConsumer, CatalogueConsumer],
})
export class AppModule {}
