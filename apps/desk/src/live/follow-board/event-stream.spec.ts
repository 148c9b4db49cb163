import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { Bell } from '../bell.js';
import { readPosition } from '../domain/position.js';
import { Recent } from '../domain/recent.js';
import type { LiveEvent } from '../live.query.js';
import { tellChanges } from './event-stream.js';

const start = readPosition('1-0')!;
const event = (id: string, data = '{}'): LiveEvent => ({ position: readPosition(id)!, data });
const times = { heartbeatMs: 20, stallMs: 50 };

/** A feed whose newest `capacity` events are all there is; what is before them is lost. */
function feedOf(capacity = 1_000) {
  const news = new Bell();
  const recent = new Recent<LiveEvent>(start, capacity);
  return {
    news,
    pages: 0,
    now: async () => recent.head,
    async after(position: typeof start) {
      this.pages += 1;
      return { events: recent.after(position, 100), lost: !recent.covers(position) };
    },
    tell(...events: LiveEvent[]) {
      recent.push(events);
      news.ring();
    },
  };
}

async function read(reader: PassThrough, until: string): Promise<string> {
  let text = '';
  for await (const chunk of reader.setEncoding('utf8')) {
    text += chunk as string;
    if (text.includes(until)) break;
  }
  return text;
}

describe('tellChanges', () => {
  it('tells what is there, then what comes, each with its id', async () => {
    const [feed, reader, end] = [feedOf(), new PassThrough(), new AbortController()];
    feed.tell(event('2-1', '{"a":1}'));
    const done = tellChanges({ reader, feed, from: start, signal: end.signal });
    feed.tell(event('3-2', '{"b":2}'));
    const text = await read(reader, '3-2');
    expect(text).toContain('id: 2-1\ndata: {"a":1}\n\n');
    expect(text).toContain('id: 3-2\ndata: {"b":2}\n\n');
    end.abort();
    await done;
  });

  it('sends a comment while nothing happens', async () => {
    const [feed, reader, end] = [feedOf(), new PassThrough(), new AbortController()];
    const done = tellChanges({ reader, feed, from: start, signal: end.signal, times });
    expect(await read(reader, 'heartbeat')).toMatch(/^retry: 2000\nid: 1-0\n\n: heartbeat\n\n/);
    end.abort();
    await done;
  });

  it('asks to load the board again when something was lost', async () => {
    const [feed, reader, end] = [feedOf(1), new PassThrough(), new AbortController()];
    feed.tell(event('2-1'), event('3-2'));
    const done = tellChanges({ reader, feed, from: start, signal: end.signal });
    expect(await read(reader, 'reset')).toContain('id: 3-2\nevent: reset\n');
    end.abort();
    await done;
  });

  it('lets go of a reader that takes nothing, and fetches nothing for it meanwhile', async () => {
    const [feed, end] = [feedOf(), new AbortController()];
    const reader = new PassThrough({ highWaterMark: 1 });
    feed.tell(...Array.from({ length: 300 }, (_, index) => event(`2-${index + 1}`)));
    await expect(tellChanges({ reader, feed, from: start, signal: end.signal, times })).rejects.toThrow(
      'aborted',
    );
    expect(feed.pages).toBeLessThanOrEqual(1);
  });
});
