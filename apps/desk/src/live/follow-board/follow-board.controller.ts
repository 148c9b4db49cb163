import { Controller, Get, Headers, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Text } from '#service-kit';
import { type Position, readPosition } from '../domain/position.js';
import { LiveFeed } from '../live-feed.js';
import { tellChanges } from './event-stream.js';

class LiveQueryString {
  @Text({
    max: 50,
    optional: true,
    description: '`position` of a board: what has changed since is told first',
  })
  after?: string;
}

@ApiTags('board')
@Controller('api/live')
export class FollowBoardController {
  constructor(private readonly feed: LiveFeed) {}

  /**
   * Server-sent events: one for each change of the board. After a lost connection, Last-Event-ID goes on exactly
   * where it ended. An event `reset` says that too much was missed: load the board again.
   */
  @Get()
  @ApiProduces('text/event-stream')
  @ApiHeader({ name: 'Last-Event-ID', required: false })
  async follow(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query() { after }: LiveQueryString,
    @Headers('last-event-id') lastEventId?: string,
  ): Promise<void> {
    const from = await this.startOf(lastEventId || after);
    const gone = new AbortController();
    request.raw.once('close', () => gone.abort());
    reply.raw.once('close', () => gone.abort());
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const signal = AbortSignal.any([gone.signal, this.feed.stopped]);
    // Whatever ends it, a reader comes back with its last id and misses nothing.
    const telling = { reader: reply.raw, feed: this.feed, from, signal };
    if (request.method !== 'HEAD') await tellChanges(telling).catch(() => undefined);
    reply.raw.end();
  }

  private async startOf(id: string | undefined): Promise<Position | undefined> {
    if (!id) return this.feed.now();
    const position = readPosition(id);
    return position && (await this.feed.canFollow(position)) ? position : undefined;
  }
}
