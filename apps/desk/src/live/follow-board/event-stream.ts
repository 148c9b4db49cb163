import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Bell } from '../bell.js';
import { type Position, writePosition } from '../domain/position.js';
import type { LiveEvent } from '../live.query.js';

export interface Feed {
  readonly news: Bell;
  now(): Promise<Position>;
  after(position: Position): Promise<{ events: readonly LiveEvent[]; lost: boolean }>;
}

export interface StreamTimes {
  readonly heartbeatMs: number;
  /** A reader that takes nothing for so long is let go; it can come back with its last id. */
  readonly stallMs: number;
}

const TIMES: StreamTimes = { heartbeatMs: 15_000, stallMs: 30_000 };

interface Telling {
  readonly reader: Writable;
  readonly feed: Feed;
  /** Undefined: what follows is lost. */
  readonly from: Position | undefined;
  readonly signal: AbortSignal;
  readonly times?: StreamTimes;
}

/**
 * Tells a reader all that follows `from` until the signal. It fetches a page only when the reader has taken the
 * one before, so a slow reader costs a place in the order and nothing else.
 */
export async function tellChanges({ reader, feed, from, signal, times = TIMES }: Telling): Promise<void> {
  const write = async (text: string) => {
    if (reader.write(text)) return;
    await once(reader, 'drain', { signal: AbortSignal.any([signal, AbortSignal.timeout(times.stallMs)]) });
  };
  let at = from ?? (await feed.now());
  await write(`retry: 2000\n${from ? `id: ${writePosition(at)}\n\n` : resetFrame(at)}`);
  while (!signal.aborted) {
    const { version } = feed.news;
    const { events, lost } = await feed.after(at);
    if (lost) {
      at = await feed.now();
      await write(resetFrame(at));
    } else if (events.length > 0) {
      await write(events.map(frame).join(''));
      at = events.at(-1)!.position;
    } else if (!(await feed.news.heard(version, times.heartbeatMs, signal))) {
      await write(': heartbeat\n\n');
    }
  }
}

function frame({ position, data }: LiveEvent): string {
  return `id: ${writePosition(position)}\ndata: ${data}\n\n`;
}

/** The reader should load the board again; from this position on everything is told. */
function resetFrame(at: Position): string {
  return `id: ${writePosition(at)}\nevent: reset\ndata: {}\n\n`;
}
