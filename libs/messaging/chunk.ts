import { setTimeout as delay } from 'node:timers/promises';
import type { EventEnvelope } from '#contracts';
import { ChunkStarts, type Starts } from './chunk-start.js';
import type { Database } from './database.js';
import { keepBehind, type ParkReason, setAside } from './dead-letter.js';
import { markSeen, parkedKeys } from './inbox.js';
import type { Dispatch } from './inbox-context.js';
import type { Incoming } from './incoming.js';
import type { Log } from './log.js';
import type { Tx } from './tx.js';
import { isUnavailable } from './unavailable.js';
import { callsOf } from './waves.js';

export interface ChunkOptions {
  readonly database: Database;
  readonly consumer: string;
  readonly topicPrefix: string;
  readonly dispatch: Dispatch;
  readonly log: Log;
  /** For proofs only: off means that every event is taken as new. */
  readonly checkInbox: boolean;
}

/** An event that a process was given this often without an end is not run again. */
const MAX_STARTS = 3;
/** Alone, after it has failed in its chunk: what fails by a race with other work succeeds when done again. */
const ATTEMPTS_ALONE = 2;

interface Span {
  /** Last offset of the chunk. */
  readonly until: string;
  readonly starts: Starts;
  /** To be awaited before the first effect. */
  readonly begun?: Promise<unknown>;
}

interface Why {
  readonly reason: ParkReason;
  readonly error: string;
}

/** Some event of the chunk needs a transaction of its own. */
class NeedsCare extends Error {}

/** Brings messages of one partition to their end: done, ignored, or set aside. Throws only when the infrastructure fails. */
export class Chunks {
  readonly starts: ChunkStarts;

  constructor(private readonly options: ChunkOptions) {
    this.starts = new ChunkStarts(options.database, options.consumer);
  }

  /** All in one transaction; if that fails, one by one, to find out which one it is. */
  async run(messages: readonly Incoming[], starts: Starts = this.starts): Promise<void> {
    const chunk = messages.filter(isOfConcern);
    const [first, last] = [chunk[0], chunk.at(-1)];
    if (!first || !last) return;
    const until = last.offset;
    const begun = starts.begin(first, until, chunk.length === 1);
    // Awaited below, beside other work.
    begun.catch(() => undefined);
    try {
      await this.transaction(chunk, { until, starts, begun });
      starts.ended(first);
    } catch (error) {
      await begun;
      if (isUnavailable(error)) throw error;
      await this.runOneByOne(chunk, until, starts);
    }
  }

  /** Each in its own transaction, with its starts counted. `until` is where the chunk ends that these are of. */
  async runOneByOne(
    messages: readonly Incoming[],
    until: string,
    starts: Starts = this.starts,
  ): Promise<void> {
    const span = { until, starts };
    for (const incoming of messages.filter(isOfConcern)) {
      if ((await starts.begin(incoming, until, true)) > MAX_STARTS) {
        const error = `The process ended ${MAX_STARTS} times while it was at work on this event.`;
        await this.setAside(incoming, span, { reason: 'killer', error });
      } else await this.runAlone(incoming, span);
      starts.ended(incoming);
    }
  }

  private async runAlone(incoming: Incoming, span: Span): Promise<void> {
    const { reading } = incoming;
    if (reading.kind === 'newer')
      return this.setAside(incoming, span, { reason: 'newer', error: reading.why });
    if (reading.kind === 'poison') {
      return this.setAside(incoming, span, { reason: reading.reason, error: reading.why });
    }
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.transaction([incoming], span);
      } catch (error) {
        if (isUnavailable(error)) throw error;
        if (attempt >= ATTEMPTS_ALONE) {
          return this.setAside(incoming, span, { reason: 'failed', error: describe(error) });
        }
        await delay(50);
      }
    }
  }

  private transaction(chunk: readonly Incoming[], span: Span): Promise<void> {
    const { database, checkInbox, consumer } = this.options;
    return database.transaction(async (tx) => {
      const fresh = checkInbox ? await markSeen(tx, consumer, chunk) : [...chunk];
      const free = fresh.length > 0 ? await this.withoutParked(tx, fresh) : [];
      if (free.some(({ reading }) => reading.kind !== 'event')) throw new NeedsCare();
      await span.begun;
      for (const call of callsOf(free.map(eventOf))) await this.options.dispatch(call, { tx, consumer });
      await span.starts.end(tx, chunk.at(-1)!, span.until);
    });
  }

  private async withoutParked(tx: Tx, fresh: readonly Incoming[]): Promise<Incoming[]> {
    const { consumer } = this.options;
    const parked = await parkedKeys(
      tx,
      consumer,
      fresh.map(({ key }) => key),
    );
    if (parked.size === 0) return [...fresh];
    const behind = fresh.filter(({ key }) => parked.has(key));
    if (behind.length > 0) await keepBehind(tx, consumer, behind);
    return fresh.filter(({ key }) => !parked.has(key));
  }

  private async setAside(incoming: Incoming, span: Span, why: Why): Promise<void> {
    const { database, consumer, topicPrefix, log } = this.options;
    await database.transaction(async (tx) => {
      const fresh = await markSeen(tx, consumer, [incoming]);
      if (fresh.length > 0 && (await this.withoutParked(tx, fresh)).length > 0) {
        await setAside(tx, { consumer, topicPrefix, ...why }, incoming);
      }
      await span.starts.end(tx, incoming, span.until);
    });
    const { topic, partition, offset, key, eventId } = incoming;
    log.error({ consumer, topic, partition, offset, key, eventId, ...why }, 'An event was set aside.');
  }
}

function isOfConcern({ reading }: Incoming): boolean {
  return reading.kind !== 'ignored';
}

function eventOf({ reading }: Incoming): EventEnvelope {
  if (reading.kind !== 'event') throw new NeedsCare();
  return reading.event;
}

function describe(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : JSON.stringify(error);
  return (text ?? String(error)).slice(0, 500);
}
