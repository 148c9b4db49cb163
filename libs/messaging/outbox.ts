import { contractOf, type NewEvent, REVISION } from '#contracts';
import { newId } from '#kernel';
import { laneOf } from './partitioning.js';
import { currentTrace } from './trace.js';

/** A row of the outbox. `topic` has no prefix, e.g. `needs.v1`; the relay adds the deployment's. */
export interface OutboxRow {
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly type: string;
  readonly sequence: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | null;
}

/** Leaves room for headers below the broker's default limit of 1 MiB for a batch. */
export const MAX_PAYLOAD_BYTES = 900_000;

// One JSON document is cheaper than a column of escaped JSON: the driver does not touch it, the server reads it once.
const APPEND = `
  insert into outbox (lane, id, topic, key, type, sequence, headers, payload)
  select * from jsonb_to_recordset($1::jsonb) as o (lane smallint, id uuid, topic text, key text, type text,
    sequence bigint, headers jsonb, payload text)`;

type Query = (sql: string, params: unknown[]) => Promise<unknown>;

/** Stores rows set-based; `pos` is given in the order of the rows. */
export async function appendRows(query: Query, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  await query(APPEND, [JSON.stringify(rows.map((row) => ({ ...row, lane: laneOf(row.key) })))]);
}

/** The row for an event, by its contract. Throws when the event breaks the contract: that is a fault in the code. */
export function outboxRow(event: NewEvent): OutboxRow {
  const contract = contractOf(event.type);
  if (!contract) throw new Error(`No contract for events of type ${event.type}.`);
  const faults = contract.validate(event.data);
  if (faults.length > 0) throw new Error(`${event.type} breaks its contract: ${faults.join('; ')}`);
  const payload = JSON.stringify(event.data);
  if (Buffer.byteLength(payload) > MAX_PAYLOAD_BYTES)
    throw new Error(`${event.type} is too big for an event.`);
  const id = newId();
  return {
    id,
    topic: `${contract.stream}.v1`,
    key: contract.keyOf(event.data),
    type: event.type,
    sequence: event.sequence,
    payload,
    headers: {
      ce_subject: contract.subjectOf(event.data),
      ce_time: event.at.toISOString(),
      ce_dataversion: String(contract.version),
      ce_contractrevision: String(REVISION),
      ...links(event, id),
    },
  };
}

function links(event: NewEvent, id: string): Record<string, string> {
  const cause = event.causedBy;
  const trace = cause
    ? { correlationId: cause.correlationId, causationId: cause.id, traceparent: cause.traceparent }
    : (currentTrace() ?? { correlationId: id });
  return {
    ce_correlationid: trace.correlationId,
    ...(trace.causationId && { ce_causationid: trace.causationId }),
    ...(trace.traceparent && { traceparent: trace.traceparent }),
  };
}
