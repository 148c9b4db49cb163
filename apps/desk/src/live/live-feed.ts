import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '#messaging';
import { Bell } from './bell.js';
import type { Position } from './domain/position.js';
import { Recent } from './domain/recent.js';
import { type LiveEvent, LiveQuery, type Stretch } from './live.query.js';

const POLL_MS = 500;
/** After a commit that is still hidden behind an older transaction. */
const PENDING_MS = 20;
const PRUNE_MS = 60_000;
const KEPT = { rows: 100_000, age: '1 day' };
const CAPACITY = 2_000;
const PAGE = 200;

/**
 * The newest live events in memory, and a bell for those who wait for more. Every replica reads its database for
 * itself: at once after its own commits, and twice a second for those of the others.
 */
@Injectable()
export class LiveFeed implements OnApplicationBootstrap, OnModuleDestroy {
  readonly news = new Bell();
  private readonly stopping = new AbortController();
  private readonly committed = new Bell();
  private readonly logger = new Logger('live');
  private recent = new Recent<LiveEvent>({ xid: 0n, pos: 0n }, 0);
  private loop: Promise<void> = Promise.resolve();
  private pruneAt = 0;
  private lastError = '';

  constructor(
    private readonly database: Database,
    private readonly query: LiveQuery,
  ) {}

  /** Aborted when the service stops. */
  get stopped(): AbortSignal {
    return this.stopping.signal;
  }

  onApplicationBootstrap(): void {
    const subscribers = this.database.orm.subscribers as object[];
    subscribers.push({ afterTransactionCommit: () => this.committed.ring() });
    this.loop = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  now(): Promise<Position> {
    return this.query.now();
  }

  /** What comes after a position: from memory if it is recent, else from the database. */
  async after(position: Position): Promise<Pick<Stretch, 'events' | 'lost'>> {
    if (!this.recent.covers(position)) return this.query.after(position, PAGE);
    return { events: this.recent.after(position, PAGE), lost: false };
  }

  /** Whether what follows the position can still be told; never for a position of another database. */
  async canFollow(position: Position): Promise<boolean> {
    return !(await this.query.after(position, 1)).lost;
  }

  private async run(): Promise<void> {
    let start: Position | undefined;
    while (!this.stopped.aborted) {
      const { version } = this.committed;
      let waitMs = POLL_MS;
      try {
        if (!start) {
          start = await this.query.now();
          this.recent = new Recent(start, CAPACITY);
        }
        waitMs = await this.poll();
        this.lastError = '';
      } catch (error) {
        this.note(error);
      }
      await this.committed.heard(version, waitMs, this.stopped);
    }
  }

  /** Returns how long to wait before the next one. */
  private async poll(): Promise<number> {
    if (performance.now() >= this.pruneAt) {
      this.pruneAt = performance.now() + PRUNE_MS;
      await this.query.prune(KEPT);
    }
    const { events, lost, pending } = await this.query.after(this.recent.head, CAPACITY);
    if (lost) this.recent = new Recent(await this.query.now(), CAPACITY);
    else this.recent.push(events);
    if (lost || events.length > 0) this.news.ring();
    if (events.length === CAPACITY) return 0;
    return pending ? PENDING_MS : POLL_MS;
  }

  private note(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    if (message !== this.lastError) this.logger.warn(`Live events wait: ${message}`);
    this.lastError = message;
  }
}
