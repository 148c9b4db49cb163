import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import type { EachBatchPayload } from 'kafkajs';
import { type Stream, STREAMS } from '#contracts';
import { Chunks } from './chunk.js';
import type { Database } from './database.js';
import { Dispatcher } from './dispatcher.js';
import { GroupConsumer } from './group-consumer.js';
import type { Dispatch } from './inbox-context.js';
import { incomingOf, type Place } from './incoming.js';
import { kafkaClient, type KafkaOptions } from './kafka-client.js';
import { Lag } from './lag.js';
import { type Log, silentLog } from './log.js';
import { PartitionWork } from './partition-work.js';
import { replayNewer } from './replay.js';
import { topicOf } from './topics.js';

export interface InboxGuards {
  /** Events that were seen before are not handled again. */
  readonly inbox: boolean;
}

export interface InboxOptions extends KafkaOptions {
  readonly database: Database;
  readonly topicPrefix: string;
  /** Name of the service; its group is `<topicPrefix>.<consumer>`. */
  readonly consumer: string;
  readonly streams: readonly Stream[];
  /** Partitions worked on at once. Default 3. */
  readonly concurrency?: number;
  /** After this long without a sign of life a dead process's partitions go to others. Default 10 s. */
  readonly sessionMs?: number;
  /** The consumer cannot go on; the process should end with this code, to be started again. */
  readonly onFatal?: (code: number) => void;
  /** False: handlers are taken over, but nothing is consumed; for a replay. */
  readonly consume?: boolean;
  /** How often to look for parked events that this release can read. Default one minute. */
  readonly upgradeMs?: number;
  /** Around each call of the handlers, e.g. a span. */
  readonly around?: (work: () => Promise<void>, ...call: Parameters<Dispatch>) => Promise<void>;
  /** For proofs only. */
  readonly guards?: Partial<InboxGuards>;
  readonly at?: (point: 'committed', place: Place) => Promise<void>;
}

const FATAL_CODE = 70;

/** Nest transport: the events of some streams, each with its effects in one transaction, to `@EventPattern` handlers. */
export class InboxServer extends Server implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors = true;
  readonly database: Database;
  readonly consumer: string;
  private readonly log: Log;
  private readonly dispatcher = new Dispatcher();
  private readonly work: PartitionWork;
  private readonly lags: Lag;
  private group: GroupConsumer | undefined;
  private upgrade: NodeJS.Timeout | undefined;
  private upgrading: Promise<void> | undefined;
  private waiting = new Map<string, string>();

  constructor(private readonly options: InboxOptions) {
    super();
    this.database = options.database;
    this.consumer = options.consumer;
    this.log = options.log ?? silentLog;
    const chunks = new Chunks({
      ...options,
      dispatch: this.dispatch,
      log: this.log,
      checkInbox: options.guards?.inbox ?? true,
    });
    this.work = new PartitionWork(chunks);
    this.lags = new Lag(options.topicPrefix);
  }

  readonly dispatch: Dispatch = (events, context) => {
    const run = () => this.dispatcher.dispatch(events, context);
    return this.options.around ? this.options.around(run, events, context) : run();
  };

  handles(type: string): boolean {
    return this.dispatcher.handles(type);
  }

  /** Returns at once: the service is of use without a broker, and says in `healthy` that it has none. */
  listen(callback: (error?: unknown) => void): void {
    this.dispatcher.adopt(this.messageHandlers);
    if (this.options.consume ?? true) {
      this.group = this.newGroup();
      this.group.start().catch((error: unknown) => this.fatal(error));
      this.upgrade = setInterval(() => void this.afterUpgrade(), this.options.upgradeMs ?? 60_000);
    }
    callback();
  }

  async close(): Promise<void> {
    clearInterval(this.upgrade);
    await this.upgrading;
    await this.group?.close();
  }

  /** In the group, and not waiting for the database. */
  healthy(): boolean {
    return this.group !== undefined && this.group.joined && this.waiting.size === 0;
  }

  /** Why it is not healthy. */
  trouble(): string | undefined {
    return [...this.waiting.values()][0] ?? this.group?.lastError;
  }

  /** Events not yet worked on, by stream, as far as this process has partitions of it. */
  lag(): Partial<Record<Stream, number>> {
    return this.lags.byStream(this.options.streams);
  }

  on(): void {
    throw new Error('The inbox has no events of its own.');
  }

  unwrap<T>(): T {
    return this.group as T;
  }

  /** A process of the release before may still park events while this one is already there: so not only once. */
  private async afterUpgrade(): Promise<void> {
    if (this.upgrading) return;
    this.upgrading = replayNewer(this).then(
      (replayed) =>
        replayed.forEach((key) => this.log.info(key, 'Events that waited for this release were replayed.')),
      (error: unknown) =>
        this.log.warn({ error: String(error) }, 'Events that wait for a release stay parked.'),
    );
    await this.upgrading;
    this.upgrading = undefined;
  }

  private newGroup(): GroupConsumer {
    const { topicPrefix, consumer, streams } = this.options;
    return new GroupConsumer({
      newClient: () =>
        // A broker that restarts takes some seconds: long enough to keep the membership.
        kafkaClient(this.options, { id: consumer, retries: 12 }),
      groupId: `${topicPrefix}.${consumer}`,
      topics: STREAMS.filter((stream) => streams.includes(stream)).map((stream) =>
        topicOf(topicPrefix, stream),
      ),
      concurrency: this.options.concurrency ?? 3,
      sessionMs: this.options.sessionMs ?? 10_000,
      log: this.log,
      onBatch: (batch) => this.onBatch(batch),
      onFatal: (error) => this.fatal(error),
      onJoin: () => {
        this.work.reassigned();
        this.lags.clear();
        this.waiting.clear();
      },
    });
  }

  private async onBatch({
    batch,
    heartbeat,
    resolveOffset,
    isRunning,
    isStale,
  }: EachBatchPayload): Promise<void> {
    const place = { topic: batch.topic, partition: batch.partition };
    const handles = (type: string) => this.dispatcher.handles(type);
    const messages = batch.messages.map((message) => incomingOf(message, place, handles));
    this.lags.note(place, batch.highWatermark, batch.messages[0]?.offset);
    await this.work.run(place, messages, {
      heartbeat,
      isStale,
      isRunning: () => isRunning() && !this.group!.isClosing(),
      waits: (error) => this.waits(place, error),
      done: async (lastOffset) => {
        await this.options.at?.('committed', place);
        resolveOffset(lastOffset);
        this.group!.resolve(place, lastOffset);
        this.lags.note(place, batch.highWatermark, String(BigInt(lastOffset) + 1n));
      },
    });
  }

  private waits({ topic, partition }: Place, error: unknown): void {
    const key = `${topic}/${partition}`;
    if (error === undefined) {
      this.waiting.delete(key);
      return;
    }
    const message = error instanceof Error ? error.message : String(error);
    if (!this.waiting.has(key)) this.log.warn({ topic, partition, error: message }, 'The consumer waits.');
    this.waiting.set(key, message);
  }

  private fatal(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.log.error({ consumer: this.consumer, error: message }, 'The consumer cannot go on.');
    this.options.onFatal?.(FATAL_CODE);
  }
}
