import type { IntegerProgramme, Objective } from './integer-programme.js';
import { sumOf } from './integer-programme.js';

/** A need of several items, and the pools that may serve it. */
export interface BundleNeed {
  readonly id: string;
  /** 0 goes first. */
  readonly priorityClass: number;
  readonly items: readonly string[];
  readonly poolIds: readonly string[];
}

export interface BundlePool {
  readonly id: string;
  readonly seats: number;
  readonly items: readonly string[];
  /** What one match costs, in fen. */
  readonly fen: number;
}

/** What the matches of these pools may cost together, in fen. */
export interface Budget {
  readonly id: string;
  readonly poolIds: readonly string[];
  readonly fen: number;
}

export interface BundleRound {
  readonly needs: readonly BundleNeed[];
  readonly pools: readonly BundlePool[];
  readonly budgets: readonly Budget[];
}

/** The pools that serve a need together, and the items that none of them has. */
export interface Bundle {
  readonly needId: string;
  readonly poolIds: readonly string[];
  readonly left: readonly string[];
}

/** One pool serving one need: a variable of the programme. */
interface Seat {
  readonly name: string;
  readonly need: BundleNeed;
  readonly pool: BundlePool;
}

/** One item of one need: a variable as well, 1 = some pool brings it. */
interface Wanted {
  readonly name: string;
  readonly need: BundleNeed;
  readonly bringers: readonly Seat[];
}

/**
 * Which pools serve which needs together, as an integer programme: a set packing (seats, budgets) with covers (items). Of
 * the highest class as many items as can be, then of the next, and so on; then with as few matches as can be, so that a
 * pool that has all of a need's items goes before two that have them together. The text depends on ids alone, not on the
 * order of the input.
 */
export function bundleProgramme(round: BundleRound): IntegerProgramme {
  const seats = seatsOf(round);
  const wanted = wantedOf(seats);
  const seatsOfPool = Map.groupBy(seats, ({ pool }) => pool);
  return {
    objectives: [
      ...mostItems(wanted),
      ...(seats.length > 0 ? [{ sense: 'min' as const, sum: sumOf(seats.map(one)) }] : []),
    ],
    constraints: [
      ...wanted.map(
        ({ name, bringers }) => `${sumOf([[1, name], ...bringers.map((s) => [-1, s.name] as const)])} <= 0`,
      ),
      ...[...seatsOfPool].map(([pool, of]) => `${sumOf(of.map(one))} <= ${pool.seats}`),
      ...budgetLimits(round, seats),
    ],
    upToOne: wanted.map(({ name }) => name),
    binary: seats.map(({ name }) => name),
  };
}

/** What a solution says for each need, by need id; `chosen` names the variables that are 1. */
export function readBundles(round: BundleRound, chosen: ReadonlySet<string>): Bundle[] {
  const taken = Map.groupBy(
    seatsOf(round).filter(({ name }) => chosen.has(name)),
    ({ need }) => need,
  );
  return byId(round.needs).map((need) => {
    const pools = (taken.get(need) ?? []).map(({ pool }) => pool);
    const brought = new Set(pools.flatMap(({ items }) => items));
    return {
      needId: need.id,
      poolIds: pools.map(({ id }) => id),
      left: itemsOf(need).filter((item) => !brought.has(item)),
    };
  });
}

function seatsOf({ needs, pools }: BundleRound): Seat[] {
  const sorted = byId(pools);
  return byId(needs).flatMap((need, n) => {
    const open = new Set(need.poolIds);
    return sorted.flatMap((pool, p) => {
      const helps = open.has(pool.id) && pool.items.some((item) => need.items.includes(item));
      return helps ? [{ name: `x${n}_${p}`, need, pool }] : [];
    });
  });
}

function wantedOf(seats: readonly Seat[]): Wanted[] {
  return [...Map.groupBy(seats, ({ need }) => need)].flatMap(([need, of], n) =>
    itemsOf(need).flatMap((item, i) => {
      const bringers = of.filter(({ pool }) => pool.items.includes(item));
      return bringers.length > 0 ? [{ name: `y${n}_${i}`, need, bringers }] : [];
    }),
  );
}

function mostItems(wanted: readonly Wanted[]): Objective[] {
  const classes = Map.groupBy(wanted, ({ need }) => need.priorityClass);
  return [...classes]
    .toSorted(([a], [b]) => a - b)
    .map(([, of]) => ({ sense: 'max' as const, sum: sumOf(of.map(one)) }));
}

function budgetLimits({ budgets }: BundleRound, seats: readonly Seat[]): string[] {
  return byId(budgets).flatMap(({ poolIds, fen }) => {
    const paid = new Set(poolIds);
    const terms = seats.filter(({ pool }) => paid.has(pool.id) && pool.fen > 0);
    return terms.length > 0 ? [`${sumOf(terms.map(({ pool, name }) => [pool.fen, name]))} <= ${fen}`] : [];
  });
}

const one = ({ name }: { readonly name: string }) => [1, name] as const;

const itemsOf = (need: BundleNeed) => [...new Set(need.items)].toSorted();

function byId<T extends { readonly id: string }>(all: readonly T[]): T[] {
  return all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
