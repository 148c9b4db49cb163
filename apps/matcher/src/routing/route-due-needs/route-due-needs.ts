import { Injectable } from '@nestjs/common';
import { dayInBeijing } from '#kernel';
import { Database } from '#messaging';
import { NeedRepository } from '../../need/need.repository.js';
import { ProgrammeBook } from '../../programme/programme-book.js';
import { RouteNeeds } from '../route-needs.js';
import { WaitingList } from '../waiting-list.js';

const BATCH = 500;

/**
 * Gives needs without a match a new chance when a programme has changed, a seat came back or a day began.
 * Any number of processes share the work.
 */
@Injectable()
export class RouteDueNeeds {
  private day = '';

  constructor(
    private readonly database: Database,
    private readonly book: ProgrammeBook,
    private readonly needs: NeedRepository,
    private readonly routeNeeds: RouteNeeds,
    private readonly waitingList: WaitingList,
  ) {}

  /** Routes all that are due. */
  async execute(now: Date): Promise<void> {
    await this.beginDay(dayInBeijing(now));
    while ((await this.batch()) === BATCH);
    await this.database.transaction(async (tx) => {
      await this.book.open(tx);
      await this.waitingList.settleFreed(tx);
    });
  }

  private batch(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const programmes = await this.book.open(tx);
      const needs = await this.needs.lockDue(tx, BATCH);
      await this.routeNeeds.execute(tx, programmes, needs);
      return needs.length;
    });
  }

  private async beginDay(today: string): Promise<void> {
    if (today === this.day) return;
    await this.database.transaction((tx) => this.needs.markDueSince(tx, today));
    this.day = today;
  }
}
