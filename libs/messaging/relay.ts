import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from './database.js';
import { kafkaClient, type KafkaOptions } from './kafka-client.js';
import { LaneLease } from './lease.js';
import { type Log, silentLog } from './log.js';
import { prune } from './prune.js';
import { type Distort, KafkaSender, type Sender } from './send-batch.js';
import { type RelayGuards, type RelayPoint, sweep } from './sweep.js';
import { Wake } from './wake.js';

export interface RelayOptions extends KafkaOptions {
  readonly database: Database;
  readonly topicPrefix: string;
  /** Name of the service, e.g. `intake`: the `source` of its events. */
  readonly source: string;
  /** How long a dead relay's lanes stay its own. Default 5 s. */
  readonly leaseMs?: number;
  /** For proofs only. */
  readonly guards?: Partial<RelayGuards>;
  readonly at?: (point: RelayPoint) => Promise<void>;
  readonly distort?: Distort;
}

export interface RelayStatus {
  /** The loop has turned within the last 30 s. */
  readonly alive: boolean;
  /** The last sweep went well: database and broker were there. */
  readonly ready: boolean;
  readonly lanes: number;
  readonly lastError?: string;
}

const IDLE_MS = { shortest: 50, longest: 250 };
const FAILED_MS = { shortest: 100, longest: 5_000 };
const PRUNE_MS = 3_600_000;

/** Brings the outbox to Kafka: one per process, and as many processes as there are. */
export class Relay {
  private readonly log: Log;
  private readonly lease: LaneLease;
  private readonly sender: Sender;
  private readonly leaseMs: number;
  private readonly wake = new Wake();
  private running: Promise<void> | undefined;
  private renewal: NodeJS.Timeout | undefined;
  private unsubscribe: () => void = () => {};
  private stopBy: number | undefined;
  private balanceAt = 0;
  private pruneAt = performance.now() + PRUNE_MS;
  private beatAt = performance.now();
  private lastError: string | undefined;

  constructor(private readonly options: RelayOptions) {
    this.log = options.log ?? silentLog;
    this.leaseMs = options.leaseMs ?? 5_000;
    this.lease = new LaneLease(options.database, this.leaseMs);
    this.sender = new KafkaSender(kafkaClient(options, { id: `${options.source}-relay`, retries: 3 }), {
      topicPrefix: options.topicPrefix,
      source: options.source,
      checkMetadata: options.guards?.metadata ?? true,
      distort: options.distort,
    });
  }

  start(): void {
    if (this.running) return;
    this.unsubscribe = this.options.database.onPublished(() => this.wake.now());
    // Beside the loop: a slow send must not cost the lanes.
    this.renewal = setInterval(() => void this.renew(), this.leaseMs / 3);
    this.running = this.loop();
  }

  /** Sends what is committed for at most `drainMs`, gives the lanes back and disconnects. */
  async stop({ drainMs = 5_000 } = {}): Promise<void> {
    this.stopBy = performance.now() + drainMs;
    this.wake.now();
    await Promise.race([this.running, delay(drainMs + 1_000, undefined, { ref: false })]);
    this.unsubscribe();
    clearInterval(this.renewal);
    await this.lease.release().catch((error: unknown) => this.note(error));
    await this.sender.close();
  }

  /** Alive, and neither database nor broker failed it the last time. */
  healthy(): boolean {
    const { alive, ready } = this.status();
    return alive && ready;
  }

  status(): RelayStatus {
    return {
      alive: this.running !== undefined && performance.now() - this.beatAt < 30_000,
      ready: this.lastError === undefined,
      lanes: this.lease.lanes().length,
      lastError: this.lastError,
    };
  }

  private async loop(): Promise<void> {
    let idleMs = IDLE_MS.shortest;
    let failedMs = FAILED_MS.shortest;
    while (!this.overdue()) {
      this.beatAt = performance.now();
      try {
        const sent = await this.turn();
        failedMs = FAILED_MS.shortest;
        this.lastError = undefined;
        if (sent > 0) idleMs = IDLE_MS.shortest;
        else if (this.stopBy !== undefined) return;
        else if (!(await this.wake.within(idleMs))) idleMs = Math.min(idleMs * 2, IDLE_MS.longest);
      } catch (error) {
        this.note(error);
        await delay(Math.min(failedMs, this.leftMs()) * (0.5 + Math.random() / 2));
        failedMs = Math.min(failedMs * 2, FAILED_MS.longest);
      }
    }
  }

  private async turn(): Promise<number> {
    const { database, guards, at } = this.options;
    if (performance.now() >= this.balanceAt && this.stopBy === undefined) {
      await this.lease.balance();
      this.balanceAt = performance.now() + this.leaseMs / 3;
    }
    if (performance.now() >= this.pruneAt) {
      this.pruneAt = performance.now() + PRUNE_MS;
      await prune(database);
    }
    return sweep({ database, lease: this.lease, sender: this.sender, guards, at });
  }

  private async renew(): Promise<void> {
    try {
      await this.options.at?.('renew');
      await this.lease.renew();
    } catch (error) {
      this.note(error);
    }
  }

  private overdue(): boolean {
    return this.stopBy !== undefined && performance.now() >= this.stopBy;
  }

  private leftMs(): number {
    return this.stopBy === undefined ? FAILED_MS.longest : Math.max(0, this.stopBy - performance.now());
  }

  private note(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    if (message !== this.lastError)
      this.log.warn({ error: message }, 'The outbox waits: it could not be sent.');
    this.lastError = message;
  }
}
