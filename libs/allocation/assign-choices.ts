import type { Problem } from './problem.js';

/** The choices of each served need by cost, then pool. Those of other needs stay as they are. */
export function sortChoices(problem: Problem, served: Int32Array): Problem {
  const { start } = problem;
  const pool = problem.pool.slice();
  const cost = problem.cost.slice();
  for (let n = 0; n < served.length; n++) {
    if (served[n]! < 0) continue;
    for (let i = start[n]! + 1; i < start[n + 1]!; i++) insert({ pool, cost }, start[n]!, i);
  }
  return { start, pool, cost, seats: problem.seats };
}

/** Insertion sort: a need has few choices, and they are mostly in order. */
function insert({ pool, cost }: Pick<Problem, 'pool' | 'cost'>, first: number, from: number): void {
  const p = pool[from]!;
  const c = cost[from]!;
  let i = from;
  while (i > first && (cost[i - 1]! > c || (c === cost[i - 1] && pool[i - 1]! > p))) {
    pool[i] = pool[i - 1]!;
    cost[i] = cost[i - 1]!;
    i--;
  }
  pool[i] = p;
  cost[i] = c;
}
