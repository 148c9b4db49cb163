import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Database, InboxServer, Relay } from '#messaging';

/** Liveness and readiness, for supervisors and balancers. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly relay: Relay,
    @Inject(InboxServer) private readonly inbox: InboxServer | null,
  ) {}

  @Get('livez')
  live() {
    return { status: 'ok' };
  }

  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const checks = {
      database: await this.databaseAnswers(),
      relay: this.relay.healthy(),
      consumer: this.inbox?.healthy() ?? true,
    };
    const ready = Object.values(checks).every(Boolean);
    reply.status(ready ? 200 : 503);
    return { status: ready ? 'ok' : 'unavailable', checks };
  }

  private databaseAnswers(): Promise<boolean> {
    return this.database.read('select 1').then(
      () => true,
      () => false,
    );
  }
}
