import { BLOCK_WORDS } from './slot-store.js';

/** One block's worth of words in an array, from an offset. */
export interface Words {
  readonly words: Int32Array;
  readonly at: number;
}

export function fill({ words, at }: Words, value: number): void {
  for (let i = 0; i < BLOCK_WORDS; i += 1) words[at + i] = value;
}

export function copy({ words, at }: Words, { words: others, at: from }: Words): void {
  for (let i = 0; i < BLOCK_WORDS; i += 1) words[at + i] = others[from + i]!;
}

/** `into` = `all` without `part`. */
export function without(into: Words, all: Words, part: Words): void {
  for (let i = 0; i < BLOCK_WORDS; i += 1) {
    into.words[into.at + i] = all.words[all.at + i]! & ~part.words[part.at + i]!;
  }
}

export function and({ words, at }: Words, { words: others, at: from }: Words): void {
  for (let i = 0; i < BLOCK_WORDS; i += 1) words[at + i]! &= others[from + i]!;
}

export function or({ words, at }: Words, { words: others, at: from }: Words): void {
  for (let i = 0; i < BLOCK_WORDS; i += 1) words[at + i]! |= others[from + i]!;
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
