import { createHash, hash } from 'node:crypto';
import type { RoundInput } from './problem.js';

/** A round as the checker reads it, by itself: needs and pools are counted by id. */
export interface Ground {
  readonly needIds: readonly string[];
  readonly needAt: ReadonlyMap<string, number>;
  /** By need, from 1. */
  readonly position: Int32Array;
  /** Needs by position. */
  readonly order: Int32Array;
  readonly poolIds: readonly string[];
  readonly poolAt: ReadonlyMap<string, number>;
  readonly seats: readonly number[];
  /** By need: a pool, or null for one that a person left out. */
  readonly pins: ReadonlyMap<number, number | null>;
  readonly start: Int32Array;
  readonly pool: Int32Array;
  readonly cost: Int32Array;
  readonly hash: string;
}

/** What the checks share: the input, the seats as given, and where violations go. */
export interface Inquiry {
  readonly ground: Ground;
  /** By need, a pool or -1. */
  readonly given: Int32Array;
  /** By pool. */
  readonly taken: Int32Array;
  /** By pool: the last position that sits there by order, 0 without one. */
  readonly last: Int32Array;
  report(rule: string, subject: string): void;
}

const ascending = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export function readInput(input: RoundInput): Ground {
  const needs = input.needs.toSorted((a, b) => ascending(a.id, b.id));
  const pools = input.pools.toSorted((a, b) => ascending(a.id, b.id));
  const pinned = input.pins.toSorted((a, b) => ascending(a.needId, b.needId));
  const needAt = new Map(needs.map(({ id }, at) => [id, at]));
  const poolAt = new Map(pools.map(({ id }, at) => [id, at]));
  const choices = readChoices(needs, poolAt);
  const order = readOrder(needs, input.seed);
  const position = new Int32Array(needs.length);
  for (const [at, need] of order.entries()) position[need] = at + 1;
  const text = JSON.stringify([
    input.seed,
    pools.map((pool) => [pool.id, pool.programmeId, pool.seats]),
    needs.map((need) => [need.id, need.priorityClass, need.waitingSince]),
    pinned.map((pin) => [pin.needId, pin.poolId]),
  ]);
  const pins = pinned.map((pin) => {
    const pool = pin.poolId === null ? null : (poolAt.get(pin.poolId) ?? -1);
    return [needAt.get(pin.needId) ?? -1, pool] as const;
  });
  return {
    needIds: needs.map(({ id }) => id),
    needAt,
    position,
    order,
    poolIds: pools.map(({ id }) => id),
    poolAt,
    seats: pools.map(({ seats }) => seats),
    pins: new Map(pins),
    ...choices,
    hash: createHash('sha256')
      .update(text)
      .update(choices.start)
      .update(choices.pool)
      .update(choices.cost)
      .digest('hex'),
  };
}

/** Index of the choice, -1 if the pool is none. */
export function choiceOf({ start, pool }: Ground, need: number, wanted: number): number {
  for (let i = start[need]!; i < start[need + 1]!; i += 1) if (pool[i] === wanted) return i;
  return -1;
}

function readOrder(needs: RoundInput['needs'], seed: string): Int32Array {
  const lots: (string | undefined)[] = [];
  const lotOf = (need: number) => (lots[need] ??= hash('sha256', `${seed}${needs[need]!.id}`));
  return Int32Array.from(needs.keys()).sort((a, b) => {
    const [one, other] = [needs[a]!, needs[b]!];
    if (one.priorityClass !== other.priorityClass) return one.priorityClass - other.priorityClass;
    if (one.waitingSince !== other.waitingSince) return one.waitingSince - other.waitingSince;
    return ascending(lotOf(a), lotOf(b)) || ascending(one.id, other.id);
  });
}

/** Pool and cost of a choice as one number, so that sorting numbers sorts choices. */
const COSTS = 2 ** 31;

function readChoices(needs: RoundInput['needs'], poolAt: ReadonlyMap<string, number>) {
  const count = needs.reduce((sum, { choices }) => sum + choices.length, 0);
  const start = new Int32Array(needs.length + 1);
  const pool = new Int32Array(count);
  const cost = new Int32Array(count);
  let end = 0;
  for (const [at, { choices }] of needs.entries()) {
    const sorted = choices.map((choice) => (poolAt.get(choice.poolId) ?? 0) * COSTS + choice.cost);
    sorted.sort((a, b) => a - b);
    for (const both of sorted) {
      pool[end] = Math.floor(both / COSTS);
      cost[end] = both % COSTS;
      end += 1;
    }
    start[at + 1] = end;
  }
  return { start, pool, cost };
}
