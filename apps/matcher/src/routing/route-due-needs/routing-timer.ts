import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '#kernel';
import { RouteDueNeeds } from './route-due-needs.js';

const PAUSE_MS = 250;

/** Looks for needs that are due, again and again, for as long as the service runs. */
@Injectable()
export class RoutingTimer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('routing');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly routeDueNeeds: RouteDueNeeds,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.run();
    }, PAUSE_MS);
  }

  private async run(): Promise<void> {
    try {
      await this.routeDueNeeds.execute(this.clock.now());
    } catch (error) {
      this.logger.warn(`needs that are due wait: ${String(error)}`);
    }
    this.schedule();
  }
}
