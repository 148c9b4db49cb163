import { setTimeout as delay } from 'node:timers/promises';
import { Refusal } from './http.mjs';

const LONGEST_MS = 30_000;
const PAUSE_MS = 100;

/**
 * Refusals that pass: intake hears of areas, facts and providers by events, a moment after registry has stored them; and
 * somebody else may be loading the same data.
 */
const PASSING = new Set([
  'area.unknown',
  'fact.unknown',
  'provider.unknown',
  'write.conflict',
  'precondition.stale',
  'programme.already-published',
]);

/** Does the work again, from its beginning, while it meets a refusal that passes. */
export async function patiently(work) {
  const until = performance.now() + LONGEST_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!passes(error) || performance.now() > until) throw error;
      await delay(PAUSE_MS);
    }
  }
}

function passes(error) {
  if (!(error instanceof Refusal)) return false;
  return [error.code, ...error.errors.map(({ code }) => code)].some((code) => PASSING.has(code));
}
