import type { Problem } from './problem.js';
import type { Seating } from './seating.js';

/**
 * The sets of pools that refused somebody. What a refused need reaches, by its choices and the moves of whoever sits there,
 * is full and stays as it is, since nobody there has a choice outside. Pools that such a need joins make one set, so
 * there are at most twice as many sets as pools, and each pool is searched once: O(choices) for all refusals together.
 */
export class ClosedSets {
  readonly all: Int32Array[] = [];
  /** By pool: the need whose refusal reached it first, or -1. */
  readonly firstRefused: Int32Array;
  readonly #problem: Problem;
  readonly #seating: Seating;
  /** By pool: a set that has it; by set: the set that it went into. */
  readonly #setOf: Int32Array;
  readonly #within: number[] = [];

  constructor(problem: Problem, seating: Seating) {
    this.#problem = problem;
    this.#seating = seating;
    this.#setOf = new Int32Array(problem.seats.length).fill(-1);
    this.firstRefused = new Int32Array(problem.seats.length).fill(-1);
  }

  /** The set that refuses a need for which no room could be made; it has at least one choice. */
  refuse(need: number): number {
    const only = this.#onlySet(need);
    if (only >= 0) return only;
    const found = { joined: new Set<number>(), reached: [] };
    this.#visit(need, need, found);
    for (const p of found.reached) {
      for (const seated of this.#seating.seatedIn(p)) this.#visit(seated, need, found);
    }
    return this.#join(found);
  }

  /** The set that has all choices of the need already, or -1. Nearly all refusals end here. */
  #onlySet(need: number): number {
    const { start, pool } = this.#problem;
    let only = -1;
    for (let i = start[need]!; i < start[need + 1]!; i += 1) {
      const set = this.#setOf[pool[i]!]!;
      if (set < 0) return -1;
      const newest = this.#newest(set);
      this.#setOf[pool[i]!] = newest;
      if (only >= 0 && newest !== only) return -1;
      only = newest;
    }
    return only;
  }

  #join({ joined, reached }: { joined: Set<number>; reached: readonly number[] }): number {
    const set = this.all.length;
    const pools = [reached, ...Array.from(joined, (index) => [...this.all[index]!])].flat();
    this.all.push(Int32Array.from(pools).sort());
    this.#within.push(set);
    for (const index of joined) this.#within[index] = set;
    for (const p of reached) this.#setOf[p] = set;
    return set;
  }

  #visit(seated: number, refused: number, found: { joined: Set<number>; reached: number[] }): void {
    const { start, pool } = this.#problem;
    for (let i = start[seated]!; i < start[seated + 1]!; i += 1) {
      const q = pool[i]!;
      if (this.#setOf[q]! >= 0) found.joined.add(this.#newest(this.#setOf[q]!));
      else if (this.firstRefused[q]! < 0) {
        this.firstRefused[q] = refused;
        found.reached.push(q);
      }
    }
  }

  #newest(set: number): number {
    let last = set;
    while (this.#within[last] !== last) last = this.#within[last]!;
    return last;
  }
}
