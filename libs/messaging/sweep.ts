import type { Database } from './database.js';
import type { LaneLease } from './lease.js';
import type { OutboxRow } from './outbox.js';
import type { Sender } from './send-batch.js';

/** The checks that a proof may switch off. */
export interface RelayGuards {
  /** Lanes must still be held right before the send. */
  readonly lease: boolean;
  /** The broker's answer must cover every partition that was sent. */
  readonly metadata: boolean;
}

/** Where a proof may let a relay wait or die. */
export type RelayPoint = 'renew' | 'read' | 'sent' | 'deleted';

export interface SweepOptions {
  readonly database: Database;
  readonly lease: LaneLease;
  readonly sender: Sender;
  readonly guards?: Partial<RelayGuards>;
  readonly at?: (point: RelayPoint) => Promise<void>;
}

interface LaneRow extends OutboxRow {
  readonly lane: number;
  readonly pos: string;
}

const PER_LANE = 500;
const AT_MOST = 4_000;

// The lateral join is a nested loop: rows come lane by lane, each in order, and the outer limit cuts the last lane short.
const READ = `
  select o.* from unnest($1::smallint[]) l (lane) cross join lateral (
    select lane, pos, id, topic, key, type, sequence, headers, payload
    from outbox where outbox.lane = l.lane order by pos limit ${PER_LANE}) o
  limit ${AT_MOST}`;

const DELETE = `
  delete from outbox using unnest($2::smallint[], $3::bigint[], $4::bigint[]) d (lane, pos, epoch)
  join relay_lane r on r.lane = d.lane and r.epoch = d.epoch and r.owner = $1
  where outbox.lane = d.lane and outbox.pos = d.pos`;

/** Sends the heads of the lanes that are held and deletes what the broker has. Returns how many rows that were. */
export async function sweep({ database, lease, sender, guards = {}, at }: SweepOptions): Promise<number> {
  const lanes = lease.lanes();
  if (lanes.length === 0) return 0;
  const epochs = new Map(lanes.map((lane) => [lane, lease.epochOf(lane)]));
  const rows = await database.read<LaneRow>(READ, [rotated(lanes)]);
  if (rows.length === 0) return 0;
  await at?.('read');
  const checked = guards.lease ?? true;
  const held = checked
    ? rows.filter(({ lane }) => lease.isHeld(lane) && lease.epochOf(lane) === epochs.get(lane))
    : rows;
  if (held.length === 0) return 0;
  const sent = await sender.send(held);
  await at?.('sent');
  await database.statement(DELETE, [
    lease.owner,
    sent.map(({ lane }) => lane),
    sent.map(({ pos }) => pos),
    sent.map(({ lane }) => epochs.get(lane)),
  ]);
  await at?.('deleted');
  return sent.length;
}

/** From another lane each time, so that the limit starves none. */
function rotated(lanes: readonly number[]): number[] {
  const start = Math.floor(Math.random() * lanes.length);
  return [...lanes.slice(start), ...lanes.slice(0, start)];
}
