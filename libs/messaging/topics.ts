import { setTimeout as delay } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import { type Stream, STREAMS } from '#contracts';
import { kafkaClient, type KafkaOptions } from './kafka-client.js';

export function topicOf(prefix: string, stream: Stream): string {
  return `${prefix}.${stream}.v1`;
}

export function deadLetterTopicOf(topic: string): string {
  return `${topic}.dlt`;
}

export interface TopicOptions extends KafkaOptions {
  readonly topicPrefix: string;
  /** Partitions of a topic that does not exist yet. Default 12. */
  readonly partitions?: number;
  /** Default: the broker's own. */
  readonly replicationFactor?: number;
}

/** Creates the topics that are missing, kept for ever, and their dead-letter topics. May be run again. */
export async function createTopics(options: TopicOptions): Promise<void> {
  const admin = kafkaClient(options, { id: 'topics', retries: 5 }).admin();
  await admin.connect();
  try {
    const names = STREAMS.map((stream) => topicOf(options.topicPrefix, stream));
    const present = new Set(await admin.listTopics());
    const missing = [...names, ...names.map(deadLetterTopicOf)].filter((topic) => !present.has(topic));
    if (missing.length === 0) return;
    await admin.createTopics({
      waitForLeaders: false,
      topics: missing.map((topic) => ({
        topic,
        numPartitions: options.partitions ?? 12,
        replicationFactor: options.replicationFactor ?? -1,
        configEntries: [
          { name: 'retention.ms', value: '-1' },
          { name: 'retention.bytes', value: '-1' },
          { name: 'cleanup.policy', value: 'delete' },
        ],
      })),
    });
    await untilUsable(admin, missing);
  } finally {
    await admin.disconnect();
  }
}

const USABLE_MS = 30_000;

/** kafkajs' own wait gives up when the broker has not heard of the topic itself yet. */
async function untilUsable(admin: Admin, names: string[]): Promise<void> {
  const until = performance.now() + USABLE_MS;
  for (;;) {
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: names });
      if (topics.every(({ partitions }) => partitions.every(({ leader }) => leader >= 0))) return;
    } catch (error) {
      if (performance.now() > until) throw error;
    }
    if (performance.now() > until)
      throw new Error(`No leaders for ${names.join(', ')} after ${USABLE_MS} ms.`);
    await delay(50);
  }
}
