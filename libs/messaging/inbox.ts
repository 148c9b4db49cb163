import type { Incoming } from './incoming.js';
import type { Tx } from './tx.js';

const MARK = `
  insert into inbox (consumer, event_id, key, sequence, topic, partition, "offset")
  select $1, u.event_id, u.key, u.sequence, u.topic, u.partition, u."offset"
  from unnest($2::uuid[], $3::text[], $4::bigint[], $5::text[], $6::int[], $7::bigint[])
    u (event_id, key, sequence, topic, partition, "offset")
  on conflict do nothing returning event_id`;

/**
 * Marks messages as seen and returns those that were not yet, in their order. Waits for a transaction that is
 * at work on the same ones, so two consumers of one partition never do the same work.
 */
export async function markSeen(tx: Tx, consumer: string, incoming: readonly Incoming[]): Promise<Incoming[]> {
  const rows = await tx.query<{ event_id: string }>(MARK, [
    consumer,
    incoming.map(({ eventId }) => eventId),
    incoming.map(({ key }) => key),
    incoming.map(({ sequence }) => sequence),
    incoming.map(({ topic }) => topic),
    incoming.map(({ partition }) => partition),
    incoming.map(({ offset }) => offset),
  ]);
  const fresh = new Set(rows.map((row) => row.event_id));
  // Taken out when met: the same event twice in one chunk counts once.
  return incoming.filter(({ eventId }) => fresh.delete(eventId.toLowerCase()));
}

/**
 * Which keys are parked. The lock holds off a replay that is about to let a key go, and is held off by it.
 * To be asked after `markSeen`, which may have waited for the transaction that parks the key.
 */
export async function parkedKeys(tx: Tx, consumer: string, keys: Iterable<string>): Promise<Set<string>> {
  const rows = await tx.query<{ key: string }>(
    'select key from parked_key where consumer = $1 and key = any($2) order by key for share',
    [consumer, [...new Set(keys)]],
  );
  return new Set(rows.map(({ key }) => key));
}
