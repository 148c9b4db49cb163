import type { Problem } from './problem.js';

/** Label of a pool from which no path of moves leads to a free seat, now or later. */
const SHUT = 0x7fff_ffff;

/**
 * Who sits where while needs are let in. A move takes a seated need from its pool to another of its choices; the label of
 * a pool is at most the number of moves from it to a pool with a free seat.
 *
 * Invariant: where a need is seated in p and has a choice q, label(p) ≤ label(q) + 1, and a pool with a free seat has
 * label 0. It is kept because a need enters its lowest choice, moves go down by exactly one, and a label only rises, when
 * its pool is full and nobody in it has a choice one below. So no label ever falls, and a need in front of `next` of its
 * pool cannot move down before that pool is labelled anew: each seat is looked at once for each label of its pool.
 * When the last pool leaves a label, no pool above it can reach one below (the gap rule): those are shut for good.
 */
export class Seating {
  /** Need, from, to: three numbers a move. */
  readonly swaps: number[] = [];
  readonly #start: Int32Array;
  readonly #pool: Int32Array;
  readonly #seats: Int32Array;
  readonly #label: Int32Array;
  readonly #poolsAt: Int32Array;
  readonly #first: Int32Array;
  readonly #taken: Int32Array;
  readonly #seated: Int32Array;
  readonly #next: Int32Array;
  readonly #route: Int32Array;

  constructor({ start, pool, seats }: Problem) {
    this.#start = start;
    this.#pool = pool;
    this.#seats = seats;
    this.#label = new Int32Array(seats.length);
    this.#poolsAt = new Int32Array(seats.length + 2);
    this.#poolsAt[0] = seats.length;
    this.#first = new Int32Array(seats.length + 1);
    // More seats than needs are never taken, however many a pool offers.
    for (let p = 0; p < seats.length; p += 1) {
      this.#first[p + 1] = this.#first[p]! + Math.min(seats[p]!, start.length - 1);
    }
    this.#taken = new Int32Array(seats.length);
    this.#seated = new Int32Array(this.#first[seats.length]!);
    this.#next = new Int32Array(seats.length);
    this.#route = new Int32Array(seats.length + 1);
  }

  seatedIn(pool: number): Int32Array {
    const from = this.#first[pool]!;
    return this.#seated.subarray(from, from + this.#taken[pool]!);
  }

  /** Seats the need, if room can be made; whoever was seated stays seated. */
  admit(need: number): boolean {
    for (;;) {
      const entry = this.#lowestChoice(need);
      if (entry < 0) return false;
      const length = this.#findRoute(entry);
      if (length === 0) continue;
      this.#shift(need, length);
      return true;
    }
  }

  #lowestChoice(need: number): number {
    const label = this.#label;
    let lowest = -1;
    let least = SHUT;
    for (let i = this.#start[need]!; i < this.#start[need + 1]!; i += 1) {
      const q = this.#pool[i]!;
      if (label[q]! >= least) continue;
      least = label[q]!;
      lowest = q;
    }
    return lowest;
  }

  /** Pools on the way from `entry` to a free seat, one label down each; 0 when its label had to rise instead. */
  #findRoute(entry: number): number {
    const route = this.#route;
    route[0] = entry;
    for (let length = 1; length > 0;) {
      const p = route[length - 1]!;
      if (this.#taken[p]! < this.#seats[p]!) return length;
      const q = this.#label[p] === SHUT ? -1 : this.#oneDown(p);
      if (q >= 0) {
        route[length] = q;
        length += 1;
      } else {
        if (this.#label[p] !== SHUT) this.#relabel(p);
        length -= 1;
      }
    }
    return 0;
  }

  /** A pool one label below `p` that somebody seated in `p` can move to, or -1; `next` stays at that somebody. */
  #oneDown(p: number): number {
    const wanted = this.#label[p]! - 1;
    const [label, start, pool] = [this.#label, this.#start, this.#pool];
    const end = wanted < 0 ? 0 : this.#first[p]! + this.#taken[p]!;
    for (let slot = this.#next[p]!; slot < end; slot += 1) {
      const need = this.#seated[slot]!;
      for (let i = start[need]!, last = start[need + 1]!; i < last; i += 1) {
        if (label[pool[i]!] !== wanted) continue;
        this.#next[p] = slot;
        return pool[i]!;
      }
    }
    return -1;
  }

  #relabel(p: number): void {
    const old = this.#label[p]!;
    const now = this.#leastReached(p);
    this.#label[p] = now;
    if (now !== SHUT) this.#poolsAt[now]! += 1;
    this.#poolsAt[old]! -= 1;
    if (this.#poolsAt[old] === 0) this.#shutAbove(old);
  }

  /** One more than the lowest label that a move out of `p` leads to; `next` goes to whoever can make that move first. */
  #leastReached(p: number): number {
    const [label, start, pool] = [this.#label, this.#start, this.#pool];
    const old = label[p]!;
    let least = SHUT;
    for (let slot = this.#first[p]!, end = slot + this.#taken[p]!; slot < end && least > old; slot += 1) {
      const need = this.#seated[slot]!;
      for (let i = start[need]!, last = start[need + 1]!; i < last; i += 1) {
        const q = pool[i]!;
        if (label[q]! >= least || q === p) continue;
        least = label[q]!;
        this.#next[p] = slot;
      }
    }
    return least === SHUT ? SHUT : least + 1;
  }

  #shutAbove(gap: number): void {
    const label = this.#label;
    for (let p = 0; p < label.length; p += 1) {
      if (label[p]! <= gap || label[p] === SHUT) continue;
      this.#poolsAt[label[p]!]! -= 1;
      label[p] = SHUT;
    }
  }

  /** Everybody on the way moves on by one, the last first, and the need takes the place that is left at the entry. */
  #shift(need: number, length: number): void {
    const route = this.#route;
    for (let k = 1; k < length; k += 1) {
      this.swaps.push(this.#seated[this.#next[route[k - 1]!]!]!, route[k - 1]!, route[k]!);
    }
    const end = route[length - 1]!;
    let slot = this.#first[end]! + this.#taken[end]!;
    this.#taken[end]! += 1;
    for (let k = length - 2; k >= 0; k -= 1) {
      const left = this.#next[route[k]!]!;
      this.#seated[slot] = this.#seated[left]!;
      slot = left;
      this.#next[route[k]!] = left + 1;
    }
    this.#seated[slot] = need;
  }
}
