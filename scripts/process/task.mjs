import { PassThrough } from 'node:stream';
import { startChild, stopOrder } from './child.mjs';

/**
 * Starts a program that ends by itself (an install, a build, a test run), in a process group of its own that is killed
 * at the limit or when this process dies. `output` carries what it prints, unless `inherit` gives it this console.
 */
export function startTask({ limitMs, inherit = false, ...options }) {
  const output = inherit ? undefined : new PassThrough();
  const child = startChild({ ...options, order: stopOrder.task, pipe: output, inherit, graceMs: 5_000 });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    void child.stop();
  }, limitMs);
  const exited = child.exited.then((result) => {
    clearTimeout(timer);
    return { ...result, late };
  });
  return { ...child, output, exited };
}
