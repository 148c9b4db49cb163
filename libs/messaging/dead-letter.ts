import { newId } from '#kernel';
import { BASE64_HEADER, DEAD_LETTER_TYPE } from './cloud-event.js';
import { deadLetterTopicOf } from './topics.js';
import type { Incoming } from './incoming.js';
import { MAX_PAYLOAD_BYTES, type OutboxRow } from './outbox.js';
import type { OutboxTx, Tx } from './tx.js';

/** Why an event is not done: it failed, cannot be read, kills the process, is newer than this build, or waits behind such a one. */
export type ParkReason = 'failed' | 'undecodable' | 'invalid' | 'killer' | 'newer' | 'behind';

export interface Parking {
  readonly consumer: string;
  readonly topicPrefix: string;
  readonly reason: ParkReason;
  readonly error?: string;
}

const KEEP = `
  insert into dead_letter
    (consumer, event_id, key, reason, error, topic, partition, "offset", message_key, headers, value)
  select $1, u.event_id, u.key, $2, $3, u.topic, u.partition, u."offset", u.message_key, u.headers, u.value
  from unnest($4::uuid[], $5::text[], $6::text[], $7::int[], $8::bigint[], $9::text[], $10::jsonb[], $11::bytea[])
    u (event_id, key, topic, partition, "offset", message_key, headers, value)
  on conflict do nothing`;

const MARK = 'update inbox set state = $3 where consumer = $1 and event_id = any($2)';

const PARK = `
  insert into parked_key (consumer, key, reason) values ($1, $2, $3) on conflict do nothing`;

/** Keeps messages whose key is parked already; `markSeen` has marked them. */
export async function keepBehind(tx: Tx, consumer: string, incoming: readonly Incoming[]): Promise<void> {
  await keep(tx, { consumer, reason: 'behind' }, incoming);
  await tx.query(MARK, [consumer, incoming.map(({ eventId }) => eventId), 'parked']);
}

/** Sets one message aside and parks its key; poison goes to the dead-letter topic too. `markSeen` has marked it. */
export async function setAside(tx: Tx, parking: Parking, incoming: Incoming): Promise<void> {
  const { consumer, reason } = parking;
  await keep(tx, parking, [incoming]);
  await tx.query(MARK, [consumer, [incoming.eventId], reason === 'newer' ? 'parked' : 'dead']);
  await tx.query(PARK, [consumer, incoming.key, reason]);
  if (reason !== 'newer') await (tx as OutboxTx).append([deadLetterRow(parking, incoming)]);
}

async function keep(
  tx: Tx,
  { consumer, reason, error }: Pick<Parking, 'consumer' | 'reason' | 'error'>,
  incoming: readonly Incoming[],
): Promise<void> {
  await tx.query(KEEP, [
    consumer,
    reason,
    error ?? null,
    incoming.map(({ eventId }) => eventId),
    incoming.map(({ key }) => key),
    incoming.map(({ topic }) => topic),
    incoming.map(({ partition }) => partition),
    incoming.map(({ offset }) => offset),
    incoming.map(({ messageKey }) => messageKey),
    incoming.map(({ headers }) => JSON.stringify(headers)),
    incoming.map(({ value }) => value),
  ]);
}

/** The message as it came, with its origin in headers. A value that leaves no room for these is only in `dead_letter`. */
function deadLetterRow({ consumer, topicPrefix, reason, error }: Parking, incoming: Incoming): OutboxRow {
  const { topic, partition, offset, value } = incoming;
  const fits = value !== null && value.length <= MAX_PAYLOAD_BYTES;
  const text = fits ? asText(value) : null;
  return {
    id: newId(),
    topic: deadLetterTopicOf(topic.slice(topicPrefix.length + 1)),
    key: incoming.key,
    type: DEAD_LETTER_TYPE,
    sequence: incoming.sequence,
    payload: fits ? (text ?? value.toString('base64')) : null,
    headers: {
      ...incoming.headers,
      dlt_consumer: consumer,
      dlt_topic: topic,
      dlt_partition: String(partition),
      dlt_offset: offset,
      dlt_reason: reason,
      ...(error && { dlt_error: error }),
      ...(value !== null && !fits && { dlt_omitted: `${value.length} bytes` }),
      ...(fits && text === null && { [BASE64_HEADER]: '1' }),
    },
  };
}

function asText(value: Buffer): string | null {
  if (value.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(value);
  } catch {
    return null;
  }
}
