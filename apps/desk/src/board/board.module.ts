import { Module } from '@nestjs/common';
import { LabelsModule } from '../labels/labels.module.js';
import { LiveModule } from '../live/live.module.js';
import { CardProjection } from './card.projection.js';
import { BoardQuery } from './read-board/board.query.js';
import { ReadBoardController } from './read-board/read-board.controller.js';

@Module({
  imports: [LabelsModule, LiveModule],
  controllers: [ReadBoardController],
  providers: [CardProjection, BoardQuery],
  exports: [CardProjection, BoardQuery],
})
export class BoardModule {}
