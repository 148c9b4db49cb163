import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allocate, type Allocation, type RoundInput, verify } from '#allocation';
import { assign } from '../libs/allocation/assign.js';
import { priorityOrder } from '../libs/allocation/lot.js';
import { numberRound, type NumberedRound } from '../libs/allocation/numbered-round.js';
import { serve } from '../libs/allocation/serve.js';
import { type Result, round as rounded } from './result.js';
import { weightOf, whoByHighs } from './round-by-highs.js';
import { aRound, type Size } from './round-instance.js';

const SIZES: readonly Size[] = [
  { needs: 1e4, pools: 1e2, choices: 5 },
  { needs: 1e5, pools: 1e3, choices: 5 },
  { needs: 1e5, pools: 1e3, choices: 20 },
];
const RUNS = 9;
/** Of what takes seconds. */
const LONG_RUNS = 3;

/** B7: both steps of a round against OR-tools, with the same optimum; then all of it, and its proof. */
export async function round(): Promise<Result[]> {
  return [...SIZES.flatMap(measure), await againstHighs(SIZES[0]!)];
}

/** The smallest only: that takes HiGHS 20 s already. */
async function againstHighs(size: Size): Promise<Result> {
  const numbered = numberRound(aRound(size, 7));
  const order = priorityOrder(numbered.needs, numbered.seed);
  const [ms, served] = timed(() => serve(numbered.problem, order));
  const theirs = await whoByHighs(numbered);
  if (weightOf(numbered, served.pool) !== theirs.weight) throw new Error('Not the optimum that HiGHS has.');
  return {
    id: 'B7',
    what: `${nameOf(size)}: who is served, CPU ms`,
    ours: rounded(ms),
    baseline: rounded(theirs.ms),
    against: 'HiGHS (npm), same optimum',
    ratio: theirs.ms / ms,
    goal: '–',
    met: true,
  };
}

function nameOf({ needs, pools, choices }: Size): string {
  return `${needs} needs × ${pools} pools × ${choices}`;
}

interface Steps {
  readonly who: number;
  readonly where: number;
  readonly served: readonly number[];
  readonly cost: number;
}

function measure(size: Size): Result[] {
  const input = aRound(size, 7);
  const numbered = numberRound(input);
  const order = priorityOrder(numbered.needs, input.seed);
  const [who, served] = timed(() => serve(numbered.problem, order));
  const [where] = timed(() => assign(numbered.problem, served.pool), LONG_RUNS);
  const [whole, allocation] = timed(() => allocate(input), LONG_RUNS);
  const [proof, violations] = timed(() => verify(allocation, input), LONG_RUNS);
  if (violations.length > 0) throw new Error(`The round is not proven: ${JSON.stringify(violations[0])}`);
  const theirs = byOrTools(numbered, served.pool);
  if (theirs) expectSame(allocation, theirs, input);
  const name = nameOf(size);
  return [
    ...compared(name, { who, where }, theirs),
    alone(`${name}: numbered, ordered, both steps, certificates, CPU ms`, whole),
    alone(`${name}: verified, CPU ms`, proof),
  ];
}

/** Time of the processor, all threads, for whoever else runs on the machine must not count: the median in ms, and the result. */
function timed<T>(run: () => T, runs = RUNS): readonly [number, T] {
  const times: number[] = [];
  let result = run();
  for (let k = 0; k < runs; k += 1) {
    const since = process.cpuUsage();
    result = run();
    const { user, system } = process.cpuUsage(since);
    times.push((user + system) / 1000);
  }
  return [times.sort((a, b) => a - b)[Math.floor(runs / 2)]!, result];
}

/** Resolves to nothing where Python has no OR-tools. */
function byOrTools({ needs, pools, problem }: NumberedRound, given: Int32Array): Steps | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'liandong-bench-'));
  const head = [needs.length, pools.length, problem.pool.length];
  const classes = needs.map(({ priorityClass }) => priorityClass);
  const { start, pool, cost, seats } = problem;
  const served = given.map((place) => Number(place >= 0));
  const parts = [head, classes, start, pool, cost, seats, served].map((part) => Int32Array.from(part));
  const file = join(folder, 'round');
  writeFileSync(file, Buffer.concat(parts.map(({ buffer }) => Buffer.from(buffer))));
  const script = fileURLToPath(new URL('../../bench/ortools.py', import.meta.url));
  const run = spawnSync(process.env['BENCH_PYTHON'] ?? 'python3', [script, file], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  if (run.error) return undefined;
  if (run.status !== 0) throw new Error(`bench/ortools.py failed: ${run.stderr}`);
  const answer = JSON.parse(run.stdout) as Steps | { readonly missing: string };
  return 'missing' in answer ? undefined : answer;
}

function expectSame({ certificates, cost }: Allocation, theirs: Steps, { needs }: RoundInput): void {
  const classOf = new Map(needs.map(({ id, priorityClass }) => [id, priorityClass]));
  const served = theirs.served.map(() => 0);
  for (const { needId, outcome } of certificates)
    if (outcome === 'served') served[classOf.get(needId)!]! += 1;
  const [ours, other] = [
    JSON.stringify({ served, cost }),
    JSON.stringify({ served: theirs.served, cost: theirs.cost }),
  ];
  if (ours !== other) throw new Error(`Not the same optimum: ${ours}, OR-tools ${other}`);
}

function compared(name: string, ours: { who: number; where: number }, theirs: Steps | undefined): Result[] {
  const against = theirs
    ? 'OR-tools SimpleMinCostFlow, same optimum'
    : 'NOT COMPARED: pip install ortools, or name a Python that has it in BENCH_PYTHON';
  const [who, both] = theirs
    ? [theirs.who * 1000, (theirs.who + theirs.where) * 1000]
    : [Number.NaN, Number.NaN];
  const steps = ours.who + ours.where;
  const line = { id: 'B7', against };
  return [
    {
      ...line,
      what: `${name}: who is served, CPU ms`,
      ours: rounded(ours.who),
      baseline: rounded(who),
      ratio: who / ours.who,
      goal: '≥ 10',
      met: who / ours.who >= 10,
    },
    {
      ...line,
      what: `${name}: who is served and where, CPU ms`,
      ours: rounded(steps),
      baseline: rounded(both),
      ratio: steps / both,
      goal: '≤ 1',
      met: steps / both <= 1,
    },
  ];
}

function alone(what: string, ms: number): Result {
  const ours = rounded(ms);
  return { id: 'B7', what, ours, baseline: ours, against: '–', ratio: 1, goal: '–', met: true };
}
