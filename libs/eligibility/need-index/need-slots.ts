import { BLOCK_SLOTS, BLOCK_WORDS, SlotSet, type SlotStore } from './slot-store.js';

/** All needs of one block are of one street; '' is the street of needs whose street is not known. */
export interface Block {
  street: string;
  needs: number;
}

/** Which need has which slot. A slot that becomes free is given to the next need of the same street. */
export class NeedSlots {
  readonly live = new SlotSet();
  readonly blocks: Block[] = [];
  private readonly slots = new Map<string, number>();
  private readonly ids: string[] = [];
  private readonly roomIn = new Map<string, Set<number>>();
  private readonly emptyBlocks: number[] = [];

  constructor(private readonly store: SlotStore) {}

  get size(): number {
    return this.slots.size;
  }

  idAt(slot: number): string {
    return this.ids[slot] ?? '';
  }

  take(id: string, street: string): number {
    const room = this.room(street);
    const [at] = room;
    const number = at ?? this.open(street, room);
    const slot = this.firstFree(number);
    const block = this.blocks[number]!;
    block.needs += 1;
    if (block.needs === BLOCK_SLOTS) room.delete(number);
    this.store.insert(this.live, slot);
    this.slots.set(id, slot);
    this.ids[slot] = id;
    return slot;
  }

  /** Frees the slot of a need, and erases it from every set; an unknown id is ignored. */
  free(id: string): void {
    const slot = this.slots.get(id);
    if (slot === undefined) return;
    this.store.erase(slot);
    this.slots.delete(id);
    this.ids[slot] = '';
    const number = Math.floor(slot / BLOCK_SLOTS);
    const block = this.blocks[number]!;
    block.needs -= 1;
    const room = this.room(block.street);
    if (block.needs > 0) {
      room.add(number);
      return;
    }
    room.delete(number);
    this.store.release(number);
    this.emptyBlocks.push(number);
  }

  private room(street: string): Set<number> {
    const room = this.roomIn.get(street) ?? new Set<number>();
    this.roomIn.set(street, room);
    return room;
  }

  private open(street: string, room: Set<number>): number {
    const number = this.emptyBlocks.pop() ?? this.blocks.length;
    if (number === this.blocks.length) for (let at = 0; at < BLOCK_SLOTS; at += 1) this.ids.push('');
    this.blocks[number] = { street, needs: 0 };
    room.add(number);
    return number;
  }

  private firstFree(block: number): number {
    const offset = this.live.offset(block);
    let at = 0;
    while (at < BLOCK_WORDS && this.store.words[offset + at] === -1) at += 1;
    const free = ~this.store.words[offset + at]!;
    return block * BLOCK_SLOTS + at * 32 + (31 - Math.clz32(free & -free));
  }
}
