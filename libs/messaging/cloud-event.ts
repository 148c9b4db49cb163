import type { IHeaders, Message } from 'kafkajs';
import type { OutboxRow } from './outbox.js';

/** What a message says of itself, before its contract is looked at. */
export interface Received {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly revision: number;
  readonly source: string;
  readonly subject: string;
  readonly time: string;
  readonly sequence: number;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly traceparent?: string;
  readonly data: unknown;
}

export interface RawMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Buffer | null;
}

/** A message that is no CloudEvent. */
class Undecodable extends Error {}

/** Type of the outbox rows that go to a dead-letter topic: their headers are those of the message that failed. */
export const DEAD_LETTER_TYPE = 'dead-letter';
/** Says, inside the outbox only, that the payload is bytes that are no text. */
export const BASE64_HEADER = 'outbox_base64';

/** The Kafka message for a row, in binary mode: attributes in headers, the value is the data alone. */
export function messageOf(row: OutboxRow, source: string): { message: Message; bytes: number } {
  const { [BASE64_HEADER]: base64, ...own } = row.headers;
  const headers = row.type === DEAD_LETTER_TYPE ? own : { ...attributes(row, source), ...own };
  const value = row.payload === null ? null : Buffer.from(row.payload, base64 ? 'base64' : 'utf8');
  let bytes = 80 + row.key.length + (value?.length ?? 0);
  for (const name in headers) bytes += 4 + name.length + 3 * headers[name]!.length;
  return { message: { key: row.key, value, headers }, bytes };
}

function attributes(row: OutboxRow, source: string): Record<string, string> {
  return {
    ce_specversion: '1.0',
    ce_id: row.id,
    ce_type: row.type,
    ce_source: source,
    ce_sequence: String(row.sequence),
    'content-type': 'application/json',
  };
}

/** Header values as text; of a repeated header the last one counts. */
export function textHeaders(headers: IHeaders | undefined): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    const last = Array.isArray(value) ? value.at(-1) : value;
    // PostgreSQL's text takes no NUL.
    if (last !== undefined) texts[name.toLowerCase()] = last.toString().replaceAll('\0', '\ufffd');
  }
  return texts;
}

/** Reads both modes of CloudEvents over Kafka. Throws `Undecodable`. */
export function decode({ headers, value }: RawMessage): Received {
  if (headers['content-type']?.startsWith('application/cloudevents+json')) {
    const { data, ...event } = parse(value) as Record<string, unknown>;
    return received((name) => event[name], data, headers);
  }
  if (headers['ce_id'] === undefined) throw new Undecodable('The message has no CloudEvents attributes.');
  return received((name) => headers[`ce_${name}`], parse(value), headers);
}

function received(
  attribute: (name: string) => unknown,
  data: unknown,
  headers: Readonly<Record<string, string>>,
): Received {
  const text = (name: string): string | undefined => {
    const value = attribute(name);
    return value === undefined || value === null ? undefined : String(value);
  };
  const required = (name: string): string => {
    const value = text(name);
    if (!value) throw new Undecodable(`The message has no attribute "${name}".`);
    return value;
  };
  if (required('specversion') !== '1.0') throw new Undecodable('Only CloudEvents 1.0 are read.');
  const id = required('id');
  return {
    id,
    type: required('type'),
    source: required('source'),
    version: whole(text('dataversion'), 1),
    revision: whole(text('contractrevision'), 0),
    sequence: whole(text('sequence'), 0),
    subject: text('subject') ?? '',
    time: text('time') ?? '',
    correlationId: text('correlationid') ?? id,
    causationId: text('causationid'),
    traceparent: text('traceparent') ?? headers['traceparent'],
    data,
  };
}

function whole(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Undecodable(`"${text}" is not a whole number.`);
  return number;
}

function parse(value: Buffer | null): unknown {
  if (!value) throw new Undecodable('The message has no value.');
  let parsed: unknown;
  try {
    parsed = JSON.parse(value.toString('utf8'));
  } catch (error) {
    throw new Undecodable(`The value is no JSON: ${(error as Error).message}`);
  }
  if (typeof parsed !== 'object' || parsed === null) throw new Undecodable('The value is no JSON object.');
  return parsed;
}
