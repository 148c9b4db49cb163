import { randomUUID } from 'node:crypto';
import { type Admin, type EachMessagePayload, type IHeaders, Kafka, logLevel } from 'kafkajs';

/** One message as it lies on a topic. */
export interface DumpedMessage {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string;
}

interface Source {
  readonly brokers: string;
  readonly topicPrefix: string;
}

const clientOf = ({ brokers }: Source) =>
  new Kafka({ clientId: 'dump', brokers: brokers.split(','), logLevel: logLevel.NOTHING });

async function asAdmin<T>(source: Source, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = clientOf(source).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

/** Where each partition of the prefix's topics ends, dead-letter topics included: topic → partition → offset. */
export function topicEnds(source: Source): Promise<Map<string, Map<number, number>>> {
  return asAdmin(source, async (admin) => {
    const all = await admin.listTopics();
    const own = all.filter((topic) => topic.startsWith(`${source.topicPrefix}.`)).sort();
    const ends = await Promise.all(own.map((topic) => admin.fetchTopicOffsets(topic)));
    return new Map(own.map((topic, at) => [topic, endsOf(ends[at]!)]));
  });
}

const endsOf = (partitions: { partition: number; offset: string }[]) =>
  new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)]));

/** Events of the streams that a consumer has not committed yet. */
export async function lagOf(source: Source, consumer: string, topics: readonly string[]): Promise<number> {
  const ends = await topicEnds(source);
  const committed = await asAdmin(source, (admin) =>
    admin.fetchOffsets({ groupId: `${source.topicPrefix}.${consumer}`, topics: [...topics] }),
  );
  const behind = committed.flatMap(({ topic, partitions }) =>
    partitions.map(({ partition, offset }) => ends.get(topic)!.get(partition)! - Math.max(0, Number(offset))),
  );
  return behind.reduce((sum, events) => sum + events, 0);
}

/** Every message of the prefix's topics from the beginning, by topic and partition in the order of offsets. */
export async function dumpTopics(source: Source, deadlineMs = 60_000): Promise<DumpedMessage[]> {
  const ends = await topicEnds(source);
  const wanted = [...ends.values()].flatMap((ofTopic) => [...ofTopic.values()]).reduce((a, b) => a + b, 0);
  const messages: DumpedMessage[] = [];
  if (wanted === 0) return messages;
  const consumer = clientOf(source).consumer({ groupId: `${source.topicPrefix}.dump-${randomUUID()}` });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [...ends.keys()], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      const late = () => reject(new Error(`Only ${messages.length} of ${wanted} messages could be read.`));
      const timer = setTimeout(late, deadlineMs);
      const take = async ({ topic, partition, message }: EachMessagePayload) => {
        const { offset, key, headers, value } = message;
        messages.push({
          topic,
          partition,
          offset,
          key: text(key),
          headers: texts(headers),
          value: text(value),
        });
        if (messages.length === wanted) resolve(clearTimeout(timer));
      };
      consumer.run({ autoCommit: false, eachMessage: take }).catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
  const place = ({ topic, partition }: DumpedMessage) => `${topic}/${String(partition).padStart(6, '0')}`;
  return messages.sort((a, b) => compare(place(a), place(b)) || Number(a.offset) - Number(b.offset));
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

const text = (bytes: Buffer | string | null | undefined) => bytes?.toString() ?? '';

const texts = (headers: IHeaders = {}) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().map(text).join()]));
