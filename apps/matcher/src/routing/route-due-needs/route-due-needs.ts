import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock, dayInBeijing } from '#kernel';
import { Database } from '#messaging';
import { NeedRepository } from '../../need/need.repository.js';
import { ProgrammeBook } from '../../programme/programme-book.js';
import { RouteNeeds } from '../route-needs.js';
import { WaitingList } from '../waiting-list.js';

const BATCH = 500;
const PAUSE_MS = 250;

/**
 * Gives needs without a match a new chance when a programme has changed, a seat came back or a day began.
 * Any number of processes share the work.
 */
@Injectable()
export class RouteDueNeeds implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('routing');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;
  private day = '';

  constructor(
    private readonly database: Database,
    private readonly book: ProgrammeBook,
    private readonly needs: NeedRepository,
    private readonly routeNeeds: RouteNeeds,
    private readonly waitingList: WaitingList,
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

  /** Routes all that are due; resolves to how many. */
  async execute(): Promise<number> {
    await this.beginDay();
    let routed = 0;
    for (let batch = BATCH; batch === BATCH && !this.stopped; routed += batch) batch = await this.batch();
    await this.database.transaction((tx) => this.waitingList.settleFreed(tx));
    return routed;
  }

  private batch(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const programmes = await this.book.open(tx);
      const needs = await this.needs.lockDue(tx, BATCH);
      await this.routeNeeds.execute(tx, programmes, needs);
      return needs.length;
    });
  }

  private async beginDay(): Promise<void> {
    const today = dayInBeijing(this.clock.now());
    if (today === this.day) return;
    await this.database.transaction((tx) => this.needs.markDueSince(tx, today));
    this.day = today;
  }

  private schedule(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.execute()
        .then(() => undefined)
        .catch((error: unknown) => this.logger.warn(`needs that are due wait: ${String(error)}`))
        .finally(() => this.schedule());
    }, PAUSE_MS);
  }
}
