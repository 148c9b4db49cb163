import { eventually } from '../../../test/harness/servers.js';

export interface Told {
  readonly id: string;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** A reader of server-sent events that remembers all it was told. */
export class LiveReader {
  readonly told: Told[] = [];
  /** The last id, also one that came without an event. */
  lastId = '';
  private readonly end = new AbortController();
  private reading: Promise<void> = Promise.resolve();

  static async open(url: string, lastEventId?: string): Promise<LiveReader> {
    const reader = new LiveReader();
    const headers = lastEventId ? { 'last-event-id': lastEventId } : undefined;
    const answer = await fetch(url, { headers, signal: reader.end.signal });
    if (answer.headers.get('content-type') !== 'text/event-stream; charset=utf-8')
      throw new Error('no stream');
    reader.reading = reader.read(answer.body!).catch(() => undefined);
    await eventually(() => {
      if (reader.lastId === '') throw new Error('no id yet');
    });
    return reader;
  }

  /** The first `count` events, once they are there. */
  first(count: number): Promise<Told[]> {
    return eventually(() => {
      if (this.told.length < count) throw new Error(`${this.told.length} of ${count} events were told`);
      return this.told.slice(0, count);
    });
  }

  /** Resolves when the other side has ended, too. */
  async close(): Promise<void> {
    this.end.abort();
    await this.reading;
  }

  ended(): Promise<void> {
    return this.reading;
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = '';
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      const frames = (text + chunk).split('\n\n');
      text = frames.pop()!;
      for (const frame of frames) this.take(frame);
    }
  }

  private take(frame: string): void {
    const lines = frame.split('\n').map((line) => line.split(/: ?(.*)/s) as [string, string]);
    const fields = Object.fromEntries(lines);
    this.lastId = fields['id'] ?? this.lastId;
    if (fields['data'] === undefined) return;
    const event = fields['event'] ?? 'message';
    this.told.push({ id: this.lastId, event, data: JSON.parse(fields['data']) as Told['data'] });
  }
}
