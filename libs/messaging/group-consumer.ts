import { setTimeout as delay } from 'node:timers/promises';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { Place } from './incoming.js';
import type { Log } from './log.js';

export interface GroupOptions {
  readonly kafka: Kafka;
  readonly groupId: string;
  readonly topics: readonly string[];
  readonly concurrency: number;
  readonly sessionMs: number;
  readonly log: Log;
  /** Works on a batch; calls `resolve` for what is at its end. Must throw nothing but the client's own errors. */
  readonly onBatch: (batch: EachBatchPayload) => Promise<void>;
  /** The group has given out its partitions anew. */
  readonly onJoin: () => void;
  /** It cannot go on: the process should end. */
  readonly onFatal: (error: Error) => void;
}

const COMMIT_MS = 1_000;
const SILENCE_MS = 120_000;
const CRASHES = 3;

/** One kafkajs consumer with the rules that make it dependable. */
export class GroupConsumer {
  private consumer: Consumer | undefined;
  private closing = false;
  private crashes = 0;
  private seenAt = performance.now();
  private timers: NodeJS.Timeout[] = [];
  private readonly resolved = new Map<string, Place & { offset: string }>();
  private readonly working = new Set<Promise<void>>();
  joined = false;
  lastError: string | undefined;

  constructor(private readonly options: GroupOptions) {}

  /** Goes on trying until the broker and the topics are there. */
  async start(): Promise<void> {
    for (let waitMs = 200; !this.closing; waitMs = Math.min(waitMs * 2, 5_000)) {
      try {
        await this.run();
        return;
      } catch (error) {
        this.note(error);
        await this.consumer?.disconnect().catch(() => undefined);
        await delay(waitMs);
      }
    }
  }

  /** Called after the commit of the effects. Offsets go to the broker soon after: the inbox covers what is read again. */
  resolve(place: Place, lastOffset: string): void {
    this.seenAt = performance.now();
    const offset = (BigInt(lastOffset) + 1n).toString();
    this.resolved.set(`${place.topic}/${place.partition}`, { ...place, offset });
  }

  /** Ends the chunk at work, commits, leaves the group. */
  async close(): Promise<void> {
    this.closing = true;
    for (const timer of this.timers) clearInterval(timer);
    await Promise.allSettled(this.working);
    await this.commit();
    await this.consumer?.disconnect().catch((error: unknown) => this.note(error));
    this.joined = false;
  }

  isClosing(): boolean {
    return this.closing;
  }

  private async run(): Promise<void> {
    const consumer = this.options.kafka.consumer({
      groupId: this.options.groupId,
      allowAutoTopicCreation: false,
      sessionTimeout: this.options.sessionMs,
      heartbeatInterval: this.options.sessionMs / 6,
      rebalanceTimeout: 60_000,
      maxWaitTimeInMs: 250,
      maxBytesPerPartition: 512 * 1024,
      maxBytes: 5 * 1024 * 1024,
      retry: { initialRetryTime: 200, maxRetryTime: 3_000, retries: 5 },
    });
    this.consumer = consumer;
    this.listenTo(consumer);
    await consumer.connect();
    await consumer.subscribe({ topics: [...this.options.topics], fromBeginning: true });
    if (this.closing) return;
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: this.options.concurrency,
      eachBatch: (batch) => this.track(this.options.onBatch(batch)),
    });
    this.timers = [
      setInterval(() => void this.commit(), COMMIT_MS),
      setInterval(() => this.watch(), SILENCE_MS / 12),
    ];
  }

  private track(work: Promise<void>): Promise<void> {
    this.working.add(work);
    return work.finally(() => this.working.delete(work));
  }

  private listenTo(consumer: Consumer): void {
    const { GROUP_JOIN, FETCH, HEARTBEAT, CRASH } = consumer.events;
    consumer.on(GROUP_JOIN, () => {
      // Offsets of partitions that are no longer ours must not be committed any more.
      this.resolved.clear();
      this.options.onJoin();
      this.joined = true;
      this.lastError = undefined;
      this.seenAt = performance.now();
    });
    consumer.on(HEARTBEAT, () => void (this.seenAt = performance.now()));
    consumer.on(FETCH, () => {
      this.crashes = 0;
      this.seenAt = performance.now();
    });
    consumer.on(CRASH, ({ payload }) => this.crashed(payload.error, payload.restart));
  }

  private crashed(error: Error, restarts: boolean): void {
    this.joined = false;
    this.crashes += 1;
    this.note(error);
    if (!this.closing && (!restarts || this.crashes >= CRASHES)) this.options.onFatal(error);
  }

  /** kafkajs has been seen to fall silent without a crash. */
  private watch(): void {
    if (this.joined && performance.now() - this.seenAt > SILENCE_MS) {
      this.options.onFatal(new Error('The consumer has fallen silent.'));
    }
  }

  private async commit(): Promise<void> {
    const offsets = [...this.resolved.values()];
    if (offsets.length === 0 || !this.consumer) return;
    try {
      await this.consumer.commitOffsets(offsets);
      for (const { topic, partition, offset } of offsets) {
        const place = `${topic}/${partition}`;
        if (this.resolved.get(place)?.offset === offset) this.resolved.delete(place);
      }
    } catch (error) {
      // Another commit follows, or another member reads again what the inbox knows.
      this.note(error);
    }
  }

  private note(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    if (message !== this.lastError)
      this.options.log.warn({ error: message }, 'The consumer has trouble with Kafka.');
    this.lastError = message;
  }
}
