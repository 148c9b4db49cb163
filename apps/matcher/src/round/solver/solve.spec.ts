import { bundleProgramme, readBundles } from '#allocation';
import type { Bundle, BundleNeed, BundlePool, BundleRound, IntegerProgramme } from '#allocation';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { solve } from './solve.js';

const items = ['coat', 'desk', 'shoes'];
const someItems = fc.subarray(items, { minLength: 1 });
const pool = fc.record({ seats: fc.nat(2), items: someItems, fen: fc.nat(3) });
const need = fc.record({
  priorityClass: fc.nat(1),
  items: someItems,
  poolIds: fc.subarray(['p0', 'p1', 'p2']),
});
const rounds = fc
  .record({
    pools: fc.array(pool, { minLength: 1, maxLength: 3 }),
    needs: fc.array(need, { minLength: 1, maxLength: 3 }),
    fen: fc.nat(8),
  })
  .map(({ pools, needs, fen }): BundleRound => ({
    pools: pools.map((p, i) => ({ ...p, id: `p${i}` })),
    needs: needs.map((n, i) => ({ ...n, id: `n${i}` })),
    budgets: [{ id: 'b', poolIds: ['p0', 'p2'], fen }],
  }));

/** Items covered in each class, then how few matches: more is better, the first that differs decides. */
function worth({ needs }: BundleRound, bundles: readonly Bundle[]): number[] {
  const left = new Map(bundles.map((bundle) => [bundle.needId, bundle.left.length]));
  const covered = (priorityClass: number) =>
    needs
      .filter((n) => n.priorityClass === priorityClass)
      .reduce((sum, n) => sum + n.items.length - (left.get(n.id) ?? 0), 0);
  return [covered(0), covered(1), -bundles.reduce((sum, { poolIds }) => sum + poolIds.length, 0)];
}

function isAllowed({ pools, budgets }: BundleRound, bundles: readonly Bundle[]): boolean {
  const taken = bundles.flatMap(({ poolIds }) => poolIds);
  const count = (id: string) => taken.filter((other) => other === id).length;
  const fen = (ids: readonly string[]) =>
    pools.filter(({ id }) => ids.includes(id)).reduce((sum, p) => sum + p.fen * count(p.id), 0);
  return pools.every((p) => count(p.id) <= p.seats) && budgets.every((b) => fen(b.poolIds) <= b.fen);
}

function bundlesOf({ items: wanted, id, poolIds }: BundleNeed, pools: readonly BundlePool[]): Bundle[] {
  const open = pools.filter((p) => poolIds.includes(p.id));
  const sets = open.reduce<BundlePool[][]>((all, p) => all.concat(all.map((set) => [...set, p])), [[]]);
  return sets.map((set) => ({
    needId: id,
    poolIds: set.map((p) => p.id),
    left: wanted.filter((item) => !set.some((p) => p.items.includes(item))),
  }));
}

const isBetter = (a: number[], b: number[]) => {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && a[at]! > b[at]!;
};

function best(round: BundleRound): number[] {
  let all: Bundle[][] = [[]];
  for (const n of round.needs)
    all = all.flatMap((before) => bundlesOf(n, round.pools).map((b) => [...before, b]));
  return all
    .filter((bundles) => isAllowed(round, bundles))
    .map((bundles) => worth(round, bundles))
    .reduce((a, b) => (isBetter(b, a) ? b : a));
}

/** Six equal splits of sixty weights: quickly tried, never proven. */
function endless(): IntegerProgramme {
  const x = Array.from({ length: 60 }, (_, i) => `x${i}`);
  const miss = Array.from({ length: 6 }, (_, row) => [`over${row}`, `under${row}`]);
  const rows = miss.map(([over, under], row) => {
    const weights = x.map((_, i) => ((i + 1) * 7919 * (row * row + 3) * (i + row + 1)) % 97);
    const half = weights.reduce((sum, w) => sum + w, 0) >> 1;
    return `${weights.map((w, i) => `+ ${w} ${x[i]}`).join(' ')} - 100 ${over} + 100 ${under} = ${half}`;
  });
  const sum = miss.flat().map((name) => `+ 1000 ${name}`);
  return {
    objectives: [{ sense: 'min', sum: sum.join(' ') }],
    constraints: rows,
    upToOne: miss.flat(),
    binary: x,
  };
}

describe('the solver', () => {
  it('finds the best bundles', async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async (round) => {
        const solution = await solve(bundleProgramme(round), 20_000);
        const bundles = readBundles(round, solution?.chosen ?? new Set());
        expect(solution?.gaps.every((gap) => gap === 0)).toBe(true);
        expect(isAllowed(round, bundles)).toBe(true);
        expect(worth(round, bundles)).toEqual(best(round));
      }),
      { numRuns: 25 },
    );
  });

  it('stops in time, with its gap', async () => {
    const started = performance.now();
    const solution = await solve(endless(), 2_000);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(solution?.gaps[0]).toBeGreaterThan(0);
  });

  it('has no answer without time', async () => {
    expect(await solve(endless(), 0)).toBeNull();
  });

  it('has no answer when its thread dies', async () => {
    const broken = { ...endless(), constraints: ['<= <= 1'] };
    expect(await solve(broken, 20_000)).toBeNull();
  });

  it('has no answer when its thread does not look at the clock', async () => {
    const deaf = new URL('data:text/javascript,setInterval(() => {}, 1000)');
    expect(await solve(endless(), 100, deaf)).toBeNull();
  });

  it('has nothing to do without an objective', async () => {
    const nothing = { ...endless(), objectives: [] };
    expect(await solve(nothing, 1_000)).toEqual({ chosen: new Set(), gaps: [] });
  });
});
