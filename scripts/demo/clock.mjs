import { setTimeout as delay } from 'node:timers/promises';
import { Refusal } from '../load/http.mjs';

const POLL_MS = 15;

const shanghai = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
});

const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** The time of day in Dongcheng, to the millisecond. */
export const timeOfDay = (at) => shanghai.format(new Date(at));

/** The day in Dongcheng, unless it is today. */
export function dayUnlessToday(at) {
  const day = calendar.format(new Date(at));
  return day === calendar.format(new Date()) ? '' : day;
}

/**
 * Asks until there is an answer other than undefined; past `until` (a moment of performance.now) throws what `late` gives.
 * What is not there yet and a service that is away are no answers.
 */
export async function awaited(ask, until, late) {
  for (;;) {
    const answer = await ask().catch(notYet);
    if (answer !== undefined) return answer;
    if (performance.now() > until) throw late();
    await delay(POLL_MS);
  }
}

function notYet(error) {
  if (error instanceof Refusal && (error.status === 404 || error.status >= 500)) return undefined;
  throw error;
}
