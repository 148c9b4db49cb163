import { strict as assert } from 'node:assert';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { compileNeeds, type NeedIndex } from '#eligibility';
import { openPlace } from './place.js';
import { DRAFTS, manyNeeds } from './reach-data.js';
import { ask, load, reachedQuery, reachQuery, type SqlReach } from './reach-in-sql.js';
import { percentile, type Result, round } from './result.js';

const MANY = 1_000_000;
const SOME = 100_000;
const P95_GOAL = 100;

/** B6: reach of drafts among open needs, against the same figures from PostgreSQL; the draft with the smallest ratio counts. */
export async function reach(): Promise<Result[]> {
  const place = await openPlace();
  await load(place.pool, manyNeeds(MANY));
  const before = memory();
  const started = performance.now();
  const index = compileNeeds(manyNeeds(MANY));
  console.log(`index of ${MANY} needs: ${round(performance.now() - started)} ms with making them`);
  const after = memory();
  const each = (kind: 'facts' | 'all') => Math.round((after[kind] - before[kind]) / MANY);
  console.log(`${each('all')} bytes a need, of which ${each('facts')} for its facts and the rest for its id`);
  const found: { ours: number; full: number; least: number }[] = [];
  for (const { draft, published } of DRAFTS) {
    const query = reachQuery(draft, published);
    assert.deepEqual(inSqlForm(index, { draft, published }), await ask(place.pool, query));
    found.push({
      ours: await median(30, () => index.reach(draft, published)),
      full: await median(7, () => ask(place.pool, query)),
      least: await median(7, () => place.pool.query(reachedQuery(draft))),
    });
  }
  await place.close();
  changeCost(index);
  return [...lines(found), latencyLine()];
}

function lines(found: readonly { ours: number; full: number; least: number }[]): Result[] {
  const worst = (key: 'full' | 'least') =>
    found.reduce((a, b) => (a[key] / a.ours <= b[key] / b.ours ? a : b));
  return (['full', 'least'] as const).map((key) => {
    const { ours, [key]: baseline } = worst(key);
    return {
      id: 'B6',
      what: `reach of a draft among ${MANY} open needs, ms`,
      ours: round(ours),
      baseline: round(baseline),
      against:
        key === 'full'
          ? 'the same figures in one SQL query, a column and an index for each fact'
          : 'SQL asked for no more than the needs reached by street',
      ratio: baseline / ours,
      goal: key === 'full' ? '≥ 20' : '–',
      met: key === 'full' ? baseline / ours >= 20 : true,
    };
  });
}

function latencyLine(): Result {
  const index = compileNeeds(manyNeeds(SOME));
  const times = Array.from({ length: 600 }, (_, n) => {
    const { draft, published } = DRAFTS[n % DRAFTS.length]!;
    const started = performance.now();
    index.reach(draft, published);
    return performance.now() - started;
  }).sort((a, b) => a - b);
  const p95 = percentile(times, 0.95);
  return {
    id: 'B6',
    what: `the same among ${SOME}, p95, ms`,
    ours: round(p95),
    baseline: P95_GOAL,
    against: 'what one who types does not notice',
    ratio: P95_GOAL / p95,
    goal: '≥ 1',
    met: p95 < P95_GOAL,
  };
}

function changeCost(index: NeedIndex): void {
  const changed = [...manyNeeds(SOME)];
  const started = performance.now();
  for (const { id } of changed) index.remove(id);
  const removed = performance.now();
  for (const need of changed) index.add(need);
  const added = performance.now();
  const each = (ms: number) => `${round((ms * 1000) / changed.length)} µs`;
  console.log(`a need removed: ${each(removed - started)}; added: ${each(added - removed)}`);
}

function inSqlForm(index: NeedIndex, { draft, published }: (typeof DRAFTS)[number]): SqlReach {
  const all = index.reach({ all: [] });
  const { byArea, funnel } = index.reach(draft, published);
  const byStreet = new Map(all.byArea.map(({ area }): [string, number[]] => [area, [0, 0, 0, 0]]));
  for (const { area, reached, undetermined, added, removed } of byArea) {
    byStreet.set(area, [reached, undetermined, added ?? 0, removed ?? 0]);
  }
  return { byStreet, funnel: funnel.flatMap(({ alone, remaining }) => [alone, remaining]) };
}

async function median(runs: number, run: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < runs + 2; n += 1) {
    const started = performance.now();
    await run();
    if (n >= 2) times.push(performance.now() - started);
  }
  return percentile(
    times.sort((a, b) => a - b),
    0.5,
  );
}

function memory(): { facts: number; all: number } {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { facts: arrayBuffers, all: heapUsed + arrayBuffers };
}
