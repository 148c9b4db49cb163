import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { stageText } from '#allocation';
import type { IntegerProgramme } from '#allocation';
import { Logger } from '@nestjs/common';
import type { Answer, Question } from './solver-message.js';

export interface Solution {
  /** The names of the variables that are 1. */
  readonly chosen: ReadonlySet<string>;
  /** By objective: relative, 0 = proven to be the best, null = no time was left for it. */
  readonly gaps: readonly (number | null)[];
}

type Ask = (text: string) => Promise<Answer>;

/** For what HiGHS does without looking at its clock: loading, reading, presolving. */
const GRACE_MS = 1_000;

const logger = new Logger('solver');

/**
 * Solves one objective after the other by HiGHS, in a thread of its own. When time runs out, the best that is known comes
 * back with its gap. Null when nothing is known by then, or the thread dies: the caller then does without.
 */
export async function solve(
  programme: IntegerProgramme,
  timeLimitMs: number,
  file = workerFile(),
): Promise<Solution | null> {
  if (programme.objectives.length === 0) return { chosen: new Set(), gaps: [] };
  const deadline = performance.now() + timeLimitMs;
  const signal = AbortSignal.timeout(timeLimitMs + GRACE_MS);
  const thread = new Worker(file);
  try {
    await once(thread, 'online', { signal });
    return await solveStages(programme, async (text) => {
      const seconds = (deadline - performance.now()) / 1000;
      if (seconds <= 0) return { found: false };
      thread.postMessage({ text, seconds } satisfies Question, []);
      const [answer] = (await once(thread, 'message', { signal })) as [Answer];
      return answer;
    });
  } catch (error) {
    logger.warn(signal.aborted ? `No answer within ${timeLimitMs} ms` : `The thread died: ${String(error)}`);
    return null;
  } finally {
    await thread.terminate();
  }
}

async function solveStages(programme: IntegerProgramme, ask: Ask): Promise<Solution | null> {
  const gaps: number[] = [];
  const reached: number[] = [];
  let chosen: ReadonlySet<string> | null = null;
  while (reached.length < programme.objectives.length) {
    const answer = await ask(stageText(programme, reached));
    if (!answer.found) break;
    chosen = new Set(answer.ones);
    gaps.push(answer.gap);
    if (answer.gap > 0) break;
    reached.push(answer.value);
  }
  return chosen && { chosen, gaps: programme.objectives.map((_, stage) => gaps[stage] ?? null) };
}

/** Beside this file: compiled where this is compiled, as it stands under test. */
function workerFile(): URL {
  const compiled = new URL('./solver.worker.js', import.meta.url);
  return import.meta.url.endsWith('.ts') ? new URL(compiled.href.replace(/\.js$/, '.ts')) : compiled;
}
