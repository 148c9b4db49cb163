import {
  type Admin,
  type Kafka,
  Partitioners,
  type Producer,
  type RecordMetadata,
  type TopicMessages,
} from 'kafkajs';
import type { OutboxRow } from './outbox.js';
import { messageOf } from './cloud-event.js';
import { partitionOf } from './partitioning.js';

/** Below the broker's limit for a batch, which is what one partition gets of one request. */
const BATCH_BYTES = 950_000;

export interface Sender {
  /** Sends a prefix of each key's rows and returns the rows that are surely on the broker. */
  send<Row extends OutboxRow>(rows: readonly Row[]): Promise<Row[]>;
  close(): Promise<void>;
}

export interface SenderOptions {
  readonly topicPrefix: string;
  /** Identity of the service in `ce_source`. */
  readonly source: string;
  /** Whether to distrust an answer that says nothing about a partition that was sent. */
  readonly checkMetadata: boolean;
  readonly distort?: Distort;
}

type Send = Pick<Producer, 'connect' | 'disconnect' | 'sendBatch'>;

/** For proofs only: a producer that is not to be trusted. */
export type Distort = (producer: Send) => Send;

/** Sends through kafkajs, whose promises alone are not trusted; a producer that failed once is never used again. */
export class KafkaSender implements Sender {
  private producer: Send | undefined;
  private partitions = new Map<string, number>();

  constructor(
    private readonly kafka: Kafka,
    private readonly options: SenderOptions,
  ) {}

  async send<Row extends OutboxRow>(rows: readonly Row[]): Promise<Row[]> {
    try {
      await this.learnPartitions(rows);
      const producer = this.producer ?? (await this.connect());
      const { sent, topicMessages } = this.batchOf(rows);
      const answer = await producer.sendBatch({ acks: -1, timeout: 8_000, topicMessages });
      if (this.options.checkMetadata) assertCovered(topicMessages, answer);
      return sent;
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    this.partitions = new Map();
    // It may be the connection that is broken: nothing more can be done about it.
    await producer?.disconnect().catch(() => undefined);
  }

  private async connect(): Promise<Send> {
    const plain = plainProducer(this.kafka);
    const producer = this.options.distort?.(plain) ?? plain;
    this.producer = producer;
    await producer.connect();
    return producer;
  }

  private async learnPartitions(rows: readonly OutboxRow[]): Promise<void> {
    const topics = new Set(rows.map((row) => this.topicOf(row)));
    const unknown = [...topics].filter((topic) => !this.partitions.has(topic));
    if (unknown.length === 0) return;
    const admin = this.kafka.admin();
    try {
      await admin.connect();
      await this.readPartitions(admin, unknown);
    } finally {
      await admin.disconnect();
    }
  }

  private async readPartitions(admin: Admin, names: string[]): Promise<void> {
    const { topics } = await admin.fetchTopicMetadata({ topics: names });
    for (const { name, partitions } of topics) this.partitions.set(name, partitions.length);
  }

  private topicOf(row: OutboxRow): string {
    return `${this.options.topicPrefix}.${row.topic}`;
  }

  private batchOf<Row extends OutboxRow>(
    rows: readonly Row[],
  ): { sent: Row[]; topicMessages: TopicMessages[] } {
    const room = new Map<string, number>();
    const messages = new Map<string, TopicMessages>();
    const sent = rows.filter((row) => {
      const topic = this.topicOf(row);
      const partition = partitionOf(row.key, this.partitions.get(topic)!);
      const { message, bytes } = messageOf(row, this.options.source);
      const place = `${topic}/${partition}`;
      const left = room.get(place) ?? BATCH_BYTES;
      // Once one row does not fit, none after it may: they could be of the same key.
      room.set(place, left < bytes && left < BATCH_BYTES ? -1 : left - bytes);
      if (room.get(place)! < 0 && left < BATCH_BYTES) return false;
      const group = messages.get(topic) ?? { topic, messages: [] };
      group.messages.push({ ...message, partition });
      messages.set(topic, group);
      return true;
    });
    return { sent, topicMessages: [...messages.values()] };
  }
}

function assertCovered(sent: readonly TopicMessages[], answer: readonly RecordMetadata[]): void {
  const written = new Set(
    answer
      .filter(({ errorCode }) => errorCode === 0)
      .map(({ topicName, partition }) => `${topicName}/${partition}`),
  );
  for (const { topic, messages } of sent) {
    for (const { partition } of messages) {
      if (!written.has(`${topic}/${partition}`)) {
        throw new Error(`The broker did not confirm partition ${partition} of ${topic}.`);
      }
    }
  }
}

function plainProducer(kafka: Kafka): Send {
  return kafka.producer({
    idempotent: false,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
    retry: { initialRetryTime: 100, maxRetryTime: 500, retries: 2 },
  });
}
