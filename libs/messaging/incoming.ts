import { createHash } from 'node:crypto';
import type { KafkaMessage } from 'kafkajs';
import { contractOf, type EventContract, type EventEnvelope, REVISION } from '#contracts';
import { decode, type RawMessage, type Received, textHeaders } from './cloud-event.js';

/** A message with what this build makes of it. */
export interface Incoming extends RawMessage {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly messageKey: string | null;
  /** What orders it: its Kafka key, else a key of its own. */
  readonly key: string;
  /** Id of its inbox row. */
  readonly eventId: string;
  readonly sequence: number;
  readonly reading: Reading;
}

export type Reading =
  | { readonly kind: 'event'; readonly event: EventEnvelope }
  /** Of no concern: nobody here handles it, or its type has been retired. */
  | { readonly kind: 'ignored' }
  /** Written by a later release of the contracts; the next release of this service will read it. */
  | { readonly kind: 'newer'; readonly why: string }
  | { readonly kind: 'poison'; readonly reason: 'undecodable' | 'invalid'; readonly why: string };

export interface Place {
  readonly topic: string;
  readonly partition: number;
}

type Handles = (type: string) => boolean;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Reads a message as it came from Kafka. */
export function incomingOf(message: KafkaMessage, { topic, partition }: Place, handles: Handles): Incoming {
  const messageKey = message.key?.toString('utf8').replaceAll('\0', '\ufffd') ?? null;
  const headers = textHeaders(message.headers);
  return read(
    { topic, partition, offset: message.offset, messageKey, headers, value: message.value },
    handles,
  );
}

type Unread = Omit<Incoming, 'key' | 'eventId' | 'sequence' | 'reading'>;

/** Reads, or reads again, a message whose headers and value are at hand. */
export function read(unread: Unread, handles: Handles): Incoming {
  const place = `${unread.topic}/${unread.partition}/${unread.offset}`;
  const key = unread.messageKey ?? place;
  try {
    const received = decode(unread);
    const eventId = UUID.test(received.id) ? received.id : hashedId(`${received.source} ${received.id}`);
    return {
      ...unread,
      key,
      eventId,
      sequence: received.sequence,
      reading: readingOf(received, key, handles),
    };
  } catch (error) {
    const reading = { kind: 'poison', reason: 'undecodable', why: (error as Error).message } as const;
    return { ...unread, key, eventId: hashedId(place), sequence: 0, reading };
  }
}

function readingOf(received: Received, key: string, handles: Handles): Reading {
  const { type, version, revision } = received;
  const contract = contractOf(type);
  if (!contract) {
    if (revision <= REVISION) return { kind: 'ignored' };
    return {
      kind: 'newer',
      why: `${type} is not known; the producer's contracts are at revision ${revision}.`,
    };
  }
  if (!handles(type)) return { kind: 'ignored' };
  if (version > contract.version) {
    return { kind: 'newer', why: `${type} version ${version} is not known, only up to ${contract.version}.` };
  }
  try {
    const data = lifted(received, contract);
    const faults = contract.validate(data);
    if (faults.length > 0) return { kind: 'poison', reason: 'invalid', why: faults.join('; ') };
    const { revision: _, ...attributes } = received;
    const event = { ...attributes, key, version: contract.version, data } as EventEnvelope;
    return { kind: 'event', event };
  } catch (error) {
    return { kind: 'poison', reason: 'invalid', why: (error as Error).message };
  }
}

function lifted({ type, version, data }: Received, contract: EventContract): unknown {
  let current = data;
  for (let step = version; step < contract.version; step += 1) {
    const upcast = contract.upcasters[step];
    if (!upcast) throw new Error(`${type} version ${version} cannot be read any more.`);
    current = upcast(current);
  }
  return current;
}

/** Ids that are no UUIDs are allowed by CloudEvents: they become one, always the same. */
function hashedId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
