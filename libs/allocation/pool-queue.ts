/**
 * Pools by distance, nearest first, among equals the lowest number: a binary heap whose old entries stay until they are
 * taken and are then passed over.
 */
export class PoolQueue {
  /** Of no interest from here on: how far the nearest free seat is known to be. */
  limit = Infinity;
  private readonly heap: { pool: number; distance: number }[] = [];

  constructor(private readonly distance: Int32Array) {}

  /** At its present distance. */
  add(pool: number): void {
    const entry = { pool, distance: this.distance[pool]! };
    let i = this.heap.push(entry) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!before(entry, this.heap[parent]!)) break;
      this.heap[i] = this.heap[parent]!;
      i = parent;
    }
    this.heap[i] = entry;
  }

  /** The nearest pool, -1 = none. */
  take(): number {
    while (this.heap.length > 0) {
      const { pool, distance } = this.pop();
      if (distance === this.distance[pool]) return pool;
    }
    return -1;
  }

  private pop() {
    const { heap } = this;
    const top = heap[0]!;
    const last = heap.pop()!;
    if (heap.length === 0) return top;
    let i = 0;
    for (let child = 1; child < heap.length; child = 2 * i + 1) {
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
      if (!before(heap[child]!, last)) break;
      heap[i] = heap[child]!;
      i = child;
    }
    heap[i] = last;
    return top;
  }
}

function before(a: { pool: number; distance: number }, b: { pool: number; distance: number }): boolean {
  return a.distance < b.distance || (a.distance === b.distance && a.pool < b.pool);
}
