export const BLOCK_WORDS = 32;
export const BLOCK_SLOTS = BLOCK_WORDS * 32;

/** A set of slots: where its words of each block begin in the store; 0 where it holds none of a block. */
export class SlotSet {
  private offsets = new Int32Array(4);

  offset(block: number): number {
    return block < this.offsets.length ? this.offsets[block]! : 0;
  }

  place(block: number, offset: number): void {
    if (block >= this.offsets.length) {
      const wider = new Int32Array(Math.max(block + 1, this.offsets.length * 2));
      wider.set(this.offsets);
      this.offsets = wider;
    }
    this.offsets[block] = offset;
  }
}

/**
 * The words of all slot sets, in pieces of one block. A piece exists only where a set holds a slot, so a value that
 * is rare, or found in one street alone, costs next to nothing.
 */
export class SlotStore {
  /** The first piece is empty for good: it stands for every piece that does not exist. */
  words = new Int32Array(64 * BLOCK_WORDS);
  private used = BLOCK_WORDS;
  private readonly unused: number[] = [];
  // By block, in the same order: the sets that have a piece of it, and where each piece begins.
  private readonly setsOf: SlotSet[][] = [];
  private readonly piecesOf: number[][] = [];

  insert(set: SlotSet, slot: number): void {
    const block = Math.floor(slot / BLOCK_SLOTS);
    const offset = set.offset(block) || this.allocate(set, block);
    this.words[offset + wordOf(slot)]! |= 1 << (slot % 32);
  }

  /** Takes a slot out of every set. */
  erase(slot: number): void {
    const block = Math.floor(slot / BLOCK_SLOTS);
    const kept = ~(1 << (slot % 32));
    for (const piece of this.piecesOf[block] ?? []) this.words[piece + wordOf(slot)]! &= kept;
  }

  /** Gives back the pieces of a block whose slots have all been erased. */
  release(block: number): void {
    for (const set of this.setsOf[block] ?? []) set.place(block, 0);
    this.unused.push(...(this.piecesOf[block] ?? []));
    this.setsOf[block] = [];
    this.piecesOf[block] = [];
  }

  private allocate(set: SlotSet, block: number): number {
    const offset = this.unused.pop() ?? this.extend();
    set.place(block, offset);
    (this.setsOf[block] ??= []).push(set);
    (this.piecesOf[block] ??= []).push(offset);
    return offset;
  }

  private extend(): number {
    const offset = this.used;
    this.used += BLOCK_WORDS;
    if (this.used > this.words.length) {
      const wider = new Int32Array(this.words.length * 2);
      wider.set(this.words);
      this.words = wider;
    }
    return offset;
  }
}

function wordOf(slot: number): number {
  return Math.floor(slot / 32) % BLOCK_WORDS;
}
