import { Module } from '@nestjs/common';
import { FollowBoardController } from './follow-board/follow-board.controller.js';
import { LiveFeed } from './live-feed.js';
import { LiveProjection } from './live.projection.js';
import { LiveQuery } from './live.query.js';

@Module({
  controllers: [FollowBoardController],
  providers: [LiveProjection, LiveQuery, LiveFeed],
  exports: [LiveProjection, LiveFeed],
})
export class LiveModule {}
