import { DomainError } from '#kernel';
import { byText } from './lot.js';
import type { Pin, Pool, Problem, RoundInput, RoundNeed } from './problem.js';

/** No pin: the need is served in its turn. */
export const BY_ORDER = -1;
/** A person left the need out. */
export const LEFT_OUT = -2;

/** A round by number: needs and pools are counted by id, and the seats that pins take are off. */
export interface NumberedRound {
  readonly needs: readonly RoundNeed[];
  readonly pools: readonly Pool[];
  readonly pins: readonly Pin[];
  readonly seed: string;
  readonly problem: Problem;
  /** By need: the pool it is pinned to, `BY_ORDER` or `LEFT_OUT`. */
  readonly pinned: Int32Array;
}

/**
 * Throws `round.pin-unknown` for a pin whose need or pool is not in the round, `round.pin-twice` for a second pin of the
 * same need, `round.pin-without-seat` when a pool has fewer seats than pins.
 */
export function numberRound({ needs: given, pools: places, pins: decided, seed }: RoundInput): NumberedRound {
  const needs = sortedById(given);
  const pools = sortedById(places);
  const pins = [...decided].sort((a, b) => byText(a.needId, b.needId));
  const poolNumber = new Map(pools.map(({ id }, index) => [id, index]));
  const pinned = new Int32Array(needs.length).fill(BY_ORDER);
  const seats = Int32Array.from(pools, (pool) => pool.seats);
  if (pins.length > 0) {
    const needNumber = new Map(needs.map(({ id }, index) => [id, index]));
    for (const pin of pins) place(pin, { need: needNumber.get(pin.needId), poolNumber, pinned, seats });
  }
  return { needs, pools, pins, seed, pinned, problem: { ...choicesOf(needs, poolNumber), seats } };
}

function sortedById<T extends { readonly id: string }>(all: readonly T[]): T[] {
  const sorted = [...all].sort((a, b) => byText(a.id, b.id));
  const twice = sorted.find(({ id }, index) => sorted[index + 1]?.id === id);
  if (twice) throw new Error(`A round has ${twice.id} twice.`);
  return sorted;
}

interface Placing {
  readonly need: number | undefined;
  readonly poolNumber: ReadonlyMap<string, number>;
  readonly pinned: Int32Array;
  readonly seats: Int32Array;
}

function place(pin: Pin, { need, poolNumber, pinned, seats }: Placing): void {
  const pool = pin.poolId === null ? LEFT_OUT : poolNumber.get(pin.poolId);
  if (need === undefined || pool === undefined) throw new DomainError('round.pin-unknown', { ...pin });
  if (pinned[need] !== BY_ORDER) throw new DomainError('round.pin-twice', { ...pin });
  pinned[need] = pool;
  if (pool === LEFT_OUT) return;
  if (seats[pool] === 0) throw new DomainError('round.pin-without-seat', { ...pin });
  seats[pool]! -= 1;
}

/** Pool before cost as one number: sorting numbers is several times faster than sorting pairs. */
const BEFORE_COST = 2 ** 32;

function choicesOf(needs: readonly RoundNeed[], poolNumber: ReadonlyMap<string, number>) {
  const start = new Int32Array(needs.length + 1);
  for (const [index, { choices }] of needs.entries()) start[index + 1] = start[index]! + choices.length;
  const pool = new Int32Array(start[needs.length]!);
  const cost = new Int32Array(start[needs.length]!);
  let end = 0;
  for (const { id, choices } of needs) {
    const sorted = choices.map((choice) => (poolNumber.get(choice.poolId) ?? -1) * BEFORE_COST + choice.cost);
    sorted.sort((a, b) => a - b);
    if (sorted[0] !== undefined && sorted[0] < 0) {
      throw new Error(`Need ${id} has a choice that is no pool of the round.`);
    }
    for (const choice of sorted) {
      pool[end] = choice / BEFORE_COST;
      cost[end] = choice % BEFORE_COST;
      end += 1;
    }
  }
  return { start, pool, cost };
}
