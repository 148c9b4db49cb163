import type { Incoming } from './incoming.js';

const EVENTS = 500;
const BYTES = 1_000_000;

/** Cuts a partition's messages into chunks that one transaction can take in a second or two. */
export function chunksOf(messages: readonly Incoming[]): Incoming[][] {
  const chunks: Incoming[][] = [];
  let chunk: Incoming[] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = message.value?.length ?? 0;
    if (chunk.length === EVENTS || (chunk.length > 0 && bytes + size > BYTES)) {
      chunks.push(chunk);
      [chunk, bytes] = [[], 0];
    }
    chunk.push(message);
    bytes += size;
  }
  if (chunk.length > 0) chunks.push(chunk);
  return chunks;
}
