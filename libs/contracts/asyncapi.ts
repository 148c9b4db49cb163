import { type EventContract, type Stream, STREAMS } from './contract.js';
import { contracts, type EventType } from './contracts.js';
import { headersOf, sharedHeaders } from './asyncapi-headers.js';
import { eventSummaries } from './event-summaries.js';

export interface AsyncApiSource {
  /** The streams that each service listens to. */
  readonly consumers: Readonly<Record<string, readonly Stream[]>>;
  /** Golden data by type and version, e.g. `need.filed.v1`. */
  readonly samples: Readonly<Record<string, unknown>>;
  readonly topicPrefix: string;
  readonly partitions: number;
}

/** The one service that publishes on a stream. */
const SENDERS: Readonly<Record<Stream, string>> = {
  needs: 'intake',
  programmes: 'registry',
  matches: 'matcher',
  consents: 'intake',
  catalogue: 'registry',
};

const ABOUT = [
  'CloudEvents 1.0 over Kafka in binary mode: attributes are headers, the value is the data alone.',
  'Events with one key are delivered in order, each at least once; `ce_id` tells a repetition.',
  'Optional fields may be added to a version; anything else is a new version of the event.',
].join(' ');

/** The AsyncAPI 3.0 description of every topic and event; the same input gives the same document. */
export function asyncApiOf(source: AsyncApiSource) {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Liandong events',
      version: '1',
      description: ABOUT,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    channels: byName(STREAMS, (stream) => [stream, channelOf(stream, source)]),
    operations: operationsOf(source),
    components: {
      messages: byName(all, (contract) => [nameOf(contract), messageOf(contract, source)]),
      schemas: { headers: sharedHeaders, ...byName(all, (contract) => [nameOf(contract), contract.schema]) },
    },
  };
}

const all = contracts as unknown as readonly EventContract<EventType>[];
const nameOf = ({ type, version }: EventContract): string => `${type}.v${version}`;
const onStream = (stream: Stream) => all.filter((contract) => contract.stream === stream);
const component = (kind: 'messages' | 'schemas', name: string) => ({ $ref: `#/components/${kind}/${name}` });

function byName<From, To>(list: readonly From[], entry: (from: From) => [string, To]): Record<string, To> {
  return Object.fromEntries(list.map(entry));
}

// Asked about an object whose every field holds its own name, a contract answers with the field it reads.
const namesOfFields = new Proxy({}, { get: (_, name) => name });
const keyOf = (contract: EventContract): string => contract.keyOf(namesOfFields);

function channelOf(stream: Stream, { topicPrefix, partitions }: AsyncApiSource) {
  const events = onStream(stream);
  const keys = [...new Set(events.map(keyOf))].toSorted();
  return {
    address: `{topicPrefix}.${stream}.v1`,
    title: stream,
    description:
      `Key: ${keys.join(' or ')}. Partition: Murmur2 of the key modulo the number of partitions. Kept for ever, ` +
      `so that a new consumer can read from the beginning. What a consumer could not work on is in {topicPrefix}.${stream}.v1.dlt.`,
    parameters: {
      topicPrefix: { description: 'TOPIC_PREFIX of the deployment', default: topicPrefix },
    },
    messages: byName(events, (contract) => [nameOf(contract), component('messages', nameOf(contract))]),
    bindings: {
      kafka: {
        partitions,
        topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': -1, 'retention.bytes': -1 },
        bindingVersion: '0.5.0',
      },
    },
  };
}

function operationsOf({ consumers, topicPrefix }: AsyncApiSource) {
  const sends = STREAMS.map((stream) => [SENDERS[stream], 'send', stream] as const);
  const receives = Object.entries(consumers).flatMap(([service, streams]) =>
    streams.map((stream) => [service, 'receive', stream] as const),
  );
  return byName(
    [...sends, ...receives].toSorted((a, b) => (a.join() < b.join() ? -1 : 1)),
    ([service, action, stream]) => [
      `${service}.${action}.${stream}`,
      {
        action,
        channel: { $ref: `#/channels/${stream}` },
        summary: `${service} ${action}s ${stream}`,
        tags: [{ name: service }],
        messages: onStream(stream).map((contract) => ({
          $ref: `#/channels/${stream}/messages/${nameOf(contract)}`,
        })),
        ...(action === 'receive' && {
          bindings: {
            kafka: {
              groupId: { type: 'string', enum: [`${topicPrefix}.${service}`] },
              bindingVersion: '0.5.0',
            },
          },
        }),
      },
    ],
  );
}

function messageOf(contract: EventContract<EventType>, { samples }: AsyncApiSource) {
  const name = nameOf(contract);
  const key = keyOf(contract);
  const sample = samples[name];
  return {
    name: contract.type,
    title: name,
    summary: eventSummaries[contract.type],
    contentType: 'application/json',
    correlationId: { location: '$message.header#/ce_correlationid' },
    headers: headersOf(contract),
    payload: component('schemas', name),
    bindings: {
      kafka: { key: { type: 'string', description: `${key} of the data` }, bindingVersion: '0.5.0' },
    },
    ...(sample !== undefined && { examples: [{ name: 'sample', payload: sample }] }),
  };
}
