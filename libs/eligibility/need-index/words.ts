import { BLOCK_WORDS } from './slot-store.js';

/** One block's worth of words in an array, from an offset. */
export interface Words {
  readonly words: Uint32Array;
  readonly at: number;
}

export function fill({ words, at }: Words, value: number): void {
  words.fill(value, at, at + BLOCK_WORDS);
}

export function and(into: Words, by: Words): void {
  for (let i = 0; i < BLOCK_WORDS; i += 1) into.words[into.at + i]! &= by.words[by.at + i]!;
}

export function or(into: Words, by: Words): void {
  for (let i = 0; i < BLOCK_WORDS; i += 1) into.words[into.at + i]! |= by.words[by.at + i]!;
}

export function andNot(into: Words, by: Words): void {
  for (let i = 0; i < BLOCK_WORDS; i += 1) into.words[into.at + i]! &= ~by.words[by.at + i]!;
}

export function orNot(into: Words, by: Words): void {
  for (let i = 0; i < BLOCK_WORDS; i += 1) into.words[into.at + i]! |= ~by.words[by.at + i]!;
}

export function count({ words, at }: Words): number {
  let total = 0;
  for (let i = 0; i < BLOCK_WORDS; i += 1) total += ones(words[at + i]!);
  return total;
}

export function countBoth(a: Words, b: Words): number {
  let total = 0;
  for (let i = 0; i < BLOCK_WORDS; i += 1) total += ones(a.words[a.at + i]! & b.words[b.at + i]!);
  return total;
}

// Adds neighbouring fields of 1, 2 and 4 bits in parallel, then the four bytes by a multiplication.
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
