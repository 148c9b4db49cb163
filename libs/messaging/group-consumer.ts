import { setTimeout as delay } from 'node:timers/promises';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { crashOf } from './crash.js';
import type { Place } from './incoming.js';
import type { Log } from './log.js';

export interface GroupOptions {
  /** A client of its own for each start: what a broken one remembers is of no use. */
  readonly newClient: () => Kafka;
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
/** A broker that is away cannot be told goodbye. */
const LEAVE_MS = 5_000;

/** One kafkajs consumer with the rules that make it dependable. */
export class GroupConsumer {
  private consumer: Consumer | undefined;
  private closing = false;
  private committing = false;
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
    this.timers = [
      setInterval(() => void this.commit(), COMMIT_MS),
      setInterval(() => this.watch(), SILENCE_MS / 12),
    ];
    await this.begin();
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
    const leave = this.commit().then(() => this.disconnect());
    await Promise.race([leave, delay(LEAVE_MS, undefined, { ref: false })]);
    this.joined = false;
  }

  isClosing(): boolean {
    return this.closing;
  }

  private async begin(): Promise<void> {
    for (let waitMs = 200; !this.closing; waitMs = Math.min(waitMs * 2, 3_000)) {
      try {
        await this.run();
        return;
      } catch (error) {
        this.note(error);
        await this.disconnect();
        await delay(waitMs);
      }
    }
  }

  private async run(): Promise<void> {
    const { newClient, groupId, topics, sessionMs, concurrency } = this.options;
    const consumer = newClient().consumer({
      groupId,
      allowAutoTopicCreation: false,
      sessionTimeout: sessionMs,
      heartbeatInterval: sessionMs / 6,
      rebalanceTimeout: 60_000,
      maxWaitTimeInMs: 250,
      maxBytesPerPartition: 512 * 1024,
      maxBytes: 5 * 1024 * 1024,
      retry: { initialRetryTime: 200, maxRetryTime: 2_000, retries: 8, restartOnFailure: async () => false },
    });
    this.consumer = consumer;
    this.listenTo(consumer);
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    if (this.closing) return;
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: concurrency,
      eachBatch: (batch) => this.track(this.options.onBatch(batch)),
    });
  }

  private async disconnect(): Promise<void> {
    await this.consumer?.disconnect().catch((error: unknown) => this.note(error));
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
    consumer.on(CRASH, ({ payload }) => this.crashed(payload.error));
  }

  /** kafkajs has disconnected by then, and leaves the rest to us. */
  private crashed(error: Error): void {
    this.joined = false;
    this.note(error);
    if (this.closing) return;
    const crash = crashOf(error);
    if (crash === 'passing') this.crashes += 1;
    if (crash === 'final' || this.crashes >= CRASHES) this.fatal(error);
    else void this.begin();
  }

  private fatal(error: Error): void {
    if (this.closing) return;
    void this.close();
    this.options.onFatal(error);
  }

  /** kafkajs has been seen to fall silent without a crash. */
  private watch(): void {
    if (this.joined && performance.now() - this.seenAt > SILENCE_MS) {
      this.fatal(new Error('The consumer has fallen silent.'));
    }
  }

  private async commit(): Promise<void> {
    const offsets = [...this.resolved.values()];
    if (offsets.length === 0 || !this.consumer || !this.joined || this.committing) return;
    this.committing = true;
    try {
      await this.consumer.commitOffsets(offsets);
      for (const { topic, partition, offset } of offsets) {
        const place = `${topic}/${partition}`;
        if (this.resolved.get(place)?.offset === offset) this.resolved.delete(place);
      }
    } catch (error) {
      // Another commit follows, or another member reads again what the inbox knows.
      this.note(error);
    } finally {
      this.committing = false;
    }
  }

  private note(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    if (message !== this.lastError)
      this.options.log.warn({ error: message }, 'The consumer has trouble with Kafka.');
    this.lastError = message;
  }
}
