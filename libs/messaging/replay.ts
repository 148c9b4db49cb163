import type { Incoming } from './incoming.js';
import { read } from './incoming.js';
import type { InboxServer } from './inbox-server.js';
import type { Tx } from './tx.js';
import { isUnavailable } from './unavailable.js';

export interface Replayed {
  readonly key: string;
  /** Events of the key that are done now. */
  readonly done: number;
  /** Events that still wait; none when the key flows again. */
  readonly left: number;
  /** What stopped it. */
  readonly error?: string;
}

interface DeadLetter {
  pos: string;
  event_id: string;
  topic: string;
  partition: number;
  offset: string;
  message_key: string | null;
  headers: Record<string, string>;
  value: Buffer | null;
}

/**
 * Runs the parked events of a consumer, of one key or of all, in order, each in its own transaction. A key is
 * freed when nothing waits any more; the first event that fails again stops it. Throws when the database fails.
 */
export async function replayParked(server: InboxServer, key?: string): Promise<Replayed[]> {
  const keys = await server.database.read<{ key: string }>(
    'select key from parked_key where consumer = $1 and ($2::text is null or key = $2) order by parked_at',
    [server.consumer, key ?? null],
  );
  const replayed: Replayed[] = [];
  for (const parked of keys) replayed.push(await replayKey(server, parked.key));
  return replayed;
}

/** Replays the keys that waited for a release which is this one. */
export async function replayNewer(server: InboxServer): Promise<Replayed[]> {
  const heads = await server.database.read<DeadLetter & { key: string }>(
    `select d.* from parked_key p cross join lateral (
       select * from dead_letter d where d.consumer = p.consumer and d.key = p.key order by pos limit 1) d
     where p.consumer = $1 and p.reason = 'newer'`,
    [server.consumer],
  );
  const replayed: Replayed[] = [];
  for (const head of heads) {
    if (again(head, server).reading.kind !== 'newer') replayed.push(await replayKey(server, head.key));
  }
  return replayed;
}

async function replayKey(server: InboxServer, key: string): Promise<Replayed> {
  let done = 0;
  for (;;) {
    const step = await replayNext(server, key);
    if (step === 'done') done += 1;
    else return { key, done, ...step };
  }
}

type Step = 'done' | { left: number; error?: string };

async function replayNext(server: InboxServer, key: string): Promise<Step> {
  const { database, consumer } = server;
  let at: DeadLetter | undefined;
  try {
    return await database.transaction(async (tx) => {
      if (!(await lockKey(tx, consumer, key))) return { left: 0 };
      at = await nextLetter(tx, consumer, key);
      if (!at) {
        await tx.query('delete from parked_key where consumer = $1 and key = $2', [consumer, key]);
        return { left: 0 };
      }
      await runAgain(tx, server, again(at, server));
      await tx.query('delete from dead_letter where pos = $1', [at.pos]);
      await tx.query(`update inbox set state = 'done' where consumer = $1 and event_id = $2`, [
        consumer,
        at.event_id,
      ]);
      return 'done';
    });
  } catch (error) {
    if (isUnavailable(error) || !at) throw error;
    return failedAgain(server, key, { pos: at.pos, error: (error as Error).message });
  }
}

/** The consumer holds a shared lock on this row while it parks an event behind. */
async function lockKey(tx: Tx, consumer: string, key: string): Promise<boolean> {
  const rows = await tx.query('select 1 from parked_key where consumer = $1 and key = $2 for update', [
    consumer,
    key,
  ]);
  return rows.length > 0;
}

async function nextLetter(tx: Tx, consumer: string, key: string): Promise<DeadLetter | undefined> {
  const [letter] = await tx.query<DeadLetter>(
    'select * from dead_letter where consumer = $1 and key = $2 order by pos limit 1',
    [consumer, key],
  );
  return letter;
}

function again(
  { topic, partition, offset, message_key, headers, value }: DeadLetter,
  server: InboxServer,
): Incoming {
  return read({ topic, partition, offset, messageKey: message_key, headers, value }, (type) =>
    server.handles(type),
  );
}

async function runAgain(tx: Tx, server: InboxServer, { reading }: Incoming): Promise<void> {
  if (reading.kind === 'ignored') return;
  if (reading.kind !== 'event') throw new Error(reading.why);
  await server.dispatch([reading.event], { tx, consumer: server.consumer });
}

async function failedAgain(
  server: InboxServer,
  key: string,
  failure: { pos: string; error: string },
): Promise<Step> {
  const { database, consumer } = server;
  await database.statement('update dead_letter set attempts = attempts + 1, error = $2 where pos = $1', [
    failure.pos,
    failure.error.slice(0, 500),
  ]);
  const [row] = await database.read<{ left: number }>(
    'select count(*)::int as left from dead_letter where consumer = $1 and key = $2',
    [consumer, key],
  );
  return { left: row?.left ?? 0, error: failure.error };
}
