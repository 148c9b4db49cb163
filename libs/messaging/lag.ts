import type { Stream } from '#contracts';
import type { Place } from './incoming.js';
import { topicOf } from './topics.js';

/** How far behind the end of its partitions a consumer is. */
export class Lag {
  private readonly lags = new Map<string, Map<number, number>>();

  constructor(private readonly topicPrefix: string) {}

  note({ topic, partition }: Place, end: string, next: string | undefined): void {
    const partitions = this.lags.get(topic) ?? new Map<number, number>();
    partitions.set(partition, next === undefined ? 0 : Math.max(0, Number(BigInt(end) - BigInt(next))));
    this.lags.set(topic, partitions);
  }

  clear(): void {
    this.lags.clear();
  }

  byStream(streams: readonly Stream[]): Partial<Record<Stream, number>> {
    const sum = (stream: Stream) =>
      [...(this.lags.get(topicOf(this.topicPrefix, stream))?.values() ?? [])].reduce((a, b) => a + b, 0);
    return Object.fromEntries(streams.map((stream) => [stream, sum(stream)]));
  }
}
