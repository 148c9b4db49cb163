import { compare, type Position } from './position.js';

interface Placed {
  readonly position: Position;
}

/** The newest events without a gap: all after `from`, at most `capacity` of them. */
export class Recent<Event extends Placed> {
  private events: readonly Event[] = [];

  constructor(
    private from: Position,
    private readonly capacity: number,
  ) {}

  get head(): Position {
    return this.events.at(-1)?.position ?? this.from;
  }

  covers(position: Position): boolean {
    return compare(position, this.from) >= 0;
  }

  after(position: Position, limit: number): readonly Event[] {
    let [low, high] = [0, this.events.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(this.events[middle]!.position, position) > 0) high = middle;
      else low = middle + 1;
    }
    return this.events.slice(low, low + limit);
  }

  /** Adds what follows the head. */
  push(more: readonly Event[]): void {
    const all = [...this.events, ...more];
    const gone = Math.max(0, all.length - this.capacity);
    if (gone > 0) this.from = all[gone - 1]!.position;
    this.events = all.slice(gone);
  }
}
