import { constants } from 'node:os';
import { killChildren, stopChildren } from '../process/child.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const SAME_PRESS_MS = 2_000;

/**
 * One way out of a run. `stop(code)` stops everything in order, once, does what `before` was given and ends this
 * process; `fail(error)` tells why first. A second signal after two seconds or more kills what is left: one Ctrl-C
 * arrives twice, from the terminal and through npm.
 */
export function wayOut({ say, tell }) {
  const lastly = [];
  let since;
  let ready = false;

  const end = (code) => {
    for (const work of lastly.reverse()) work();
    process.exit(code);
  };
  const stop = (code) => {
    if (since === undefined) {
      since = Date.now();
      void stopChildren(({ name }) => say(`■ 停止 stopping ${name}`)).finally(() => end(code));
    } else if (Date.now() - since > SAME_PRESS_MS) {
      killChildren();
      end(code || 1);
    }
  };
  const fail = (error) => {
    if (since === undefined) stop(tell(error));
  };
  const onSignal = (signal) => stop(ready ? 0 : 128 + constants.signals[signal]);

  // A terminal that was closed must not end this process before the servers are stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  for (const signal of SIGNALS) process.on(signal, onSignal);
  process.on('uncaughtException', fail);

  return {
    stop,
    fail,
    before: (work) => lastly.push(work),
    ready: () => (ready = true),
    leaveSignalsAlone: () => SIGNALS.forEach((signal) => process.off(signal, onSignal)),
  };
}
