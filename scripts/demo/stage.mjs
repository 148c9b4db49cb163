import { awaited, timeOfDay } from './clock.mjs';
import { demoCode, Failed, refused } from './failed.mjs';

/**
 * Plays steps one after another. A step is told when it is done, and ends the demo when it is refused or not done
 * within the deadline. Its `work` gets `until(what, ask)`, which asks until there is an answer.
 */
export function stage({ tell, say, deadlineMs }) {
  return async function step({ name, actor, title }, work) {
    const started = performance.now();
    const late = (what) => () =>
      new Failed(
        demoCode.late,
        say(
          `“${title}”没有在 ${deadlineMs / 1000} 秒内完成：一直在等${what}（${timeOfDay(Date.now())}）。`,
          `"${title}" was not done within ${deadlineMs / 1000} s: still waiting for ${what} (${timeOfDay(Date.now())}).`,
        ),
      );
    const until = (what, ask) => awaited(ask, started + deadlineMs, late(what));
    const limit = timer(deadlineMs + 500, late(say('服务的应答', 'an answer of a service')));
    try {
      const at = new Date();
      const told = await Promise.race([work(until), limit.expired]);
      const ms = Math.round(performance.now() - started);
      tell.step({ step: name, at: at.toISOString(), actor, ms, ...told });
      return told;
    } catch (error) {
      throw refused(error, title, say);
    } finally {
      limit.stop();
    }
  };
}

function timer(ms, late) {
  let handle;
  const expired = new Promise((_, reject) => {
    handle = setTimeout(() => reject(late()), ms);
  });
  return { expired, stop: () => clearTimeout(handle) };
}
