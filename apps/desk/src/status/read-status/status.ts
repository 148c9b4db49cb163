import { Injectable } from '@nestjs/common';
import type { Language } from '#service-kit';
import type { BoardColumn } from '../../board/domain/columns.js';
import { BoardQuery } from '../../board/read-board/board.query.js';
import { NamesQuery } from '../../labels/names.query.js';
import { sentence } from '../../timeline/domain/sentence.js';
import { wantedBy } from '../../timeline/domain/wanted.js';
import { TimelineQuery } from '../../timeline/read-timeline/timeline.query.js';
import { type Readiness, ReadinessOfServices } from './readiness.js';

const HAPPENINGS = 20;

export interface StatusView {
  services: Readiness[];
  columns: { column: BoardColumn; count: number }[];
  /** What happened last, newest first. */
  happenings: { needId: string | null; type: string; at: string; sentence: string }[];
}

@Injectable()
export class Status {
  constructor(
    private readonly readiness: ReadinessOfServices,
    private readonly board: BoardQuery,
    private readonly timeline: TimelineQuery,
    private readonly names: NamesQuery,
  ) {}

  async read(language: Language): Promise<StatusView> {
    const [services, columns, latest] = await Promise.all([
      this.readiness.read(),
      this.board.totals(),
      this.timeline.latest(HAPPENINGS),
    ]);
    const names = await this.names.of(wantedBy(latest));
    const happenings = latest.map((entry) => ({
      needId: entry.needId,
      type: entry.type,
      at: entry.at,
      sentence: sentence(entry, names, language),
    }));
    return { services, columns, happenings };
  }
}
