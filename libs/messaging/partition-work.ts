import { setTimeout as delay } from 'node:timers/promises';
import { chunksOf } from './batch-cut.js';
import { UNCOUNTED, type Unfinished } from './chunk-start.js';
import type { Chunks } from './chunk.js';
import { Heartbeats } from './heartbeats.js';
import type { Incoming, Place } from './incoming.js';
import { isUnavailable } from './unavailable.js';

/** What kafkajs gives for a batch, as far as it is needed, and whom to tell how it goes. */
export interface BatchControl {
  heartbeat(): Promise<void>;
  isRunning(): boolean;
  isStale(): boolean;
  /** All up to this offset is at its end, committed. */
  done(lastOffset: string): Promise<void>;
  /** Waiting for the infrastructure; undefined when it is back. */
  waits(error: unknown): void;
}

const WAIT_MS = { shortest: 100, longest: 3_000 };

/** Works through the batches of partitions, chunk by chunk, and outlasts a database that is away. */
export class PartitionWork {
  private readonly unfinished = new Map<string, Unfinished | undefined>();

  constructor(private readonly chunks: Chunks) {}

  /** Partitions may have come from another process, which may have died over them. */
  reassigned(): void {
    this.unfinished.clear();
  }

  async run(place: Place, messages: readonly Incoming[], control: BatchControl): Promise<void> {
    for (const chunk of chunksOf(messages)) {
      if (!control.isRunning() || control.isStale()) return;
      const beats = new Heartbeats(control);
      try {
        const done = await this.outlast(place, { control, beats }, () => this.runChunk(place, chunk));
        if (!done) return;
      } finally {
        beats.stop();
      }
      await control.done(chunk.at(-1)!.offset);
      beats.throwIfLost();
      await control.heartbeat();
    }
  }

  private async runChunk(place: Place, chunk: readonly Incoming[]): Promise<void> {
    const left = await this.unfinishedOf(place);
    if (!left) return this.chunks.run(chunk);
    const before = chunk.filter(({ offset }) => BigInt(offset) < left.first);
    const after = chunk.filter(({ offset }) => BigInt(offset) > left.until);
    await this.chunks.run(before, UNCOUNTED);
    await this.chunks.runOneByOne(
      chunk.slice(before.length, chunk.length - after.length),
      String(left.until),
    );
    if (after.length === 0) return;
    this.unfinished.set(keyOf(place), undefined);
    await this.chunks.run(after);
  }

  private async unfinishedOf(place: Place): Promise<Unfinished | undefined> {
    const key = keyOf(place);
    if (!this.unfinished.has(key)) this.unfinished.set(key, await this.chunks.starts.unfinished(place));
    return this.unfinished.get(key);
  }

  /** Runs until it goes through. False when told to stop meanwhile: then the work is undone and comes again. */
  private async outlast(
    place: Place,
    { control, beats }: { control: BatchControl; beats: Heartbeats },
    work: () => Promise<void>,
  ): Promise<boolean> {
    for (let waitMs = WAIT_MS.shortest; ; waitMs = Math.min(waitMs * 2, WAIT_MS.longest)) {
      try {
        await work();
        control.waits(undefined);
        return true;
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        control.waits(error);
        // Some of it may have been done: read again from where.
        if (this.unfinished.get(keyOf(place))) this.unfinished.delete(keyOf(place));
      }
      await delay(waitMs);
      // Left to another member, or to the next process.
      beats.throwIfLost();
      if (!control.isRunning() || control.isStale()) return false;
    }
  }
}

function keyOf({ topic, partition }: Place): string {
  return `${topic}/${partition}`;
}
