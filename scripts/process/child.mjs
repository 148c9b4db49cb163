import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The order in which what runs is stopped. */
export const stopOrder = { task: 0, service: 1, kafka: 2, postgres: 3 };

let watchdog;

function tell(message) {
  if (!watchdog) {
    const script = fileURLToPath(new URL('./watchdog.mjs', import.meta.url));
    watchdog = spawn(process.execPath, [script], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
      env: {},
    });
    watchdog.stdin.on('error', () => {});
    watchdog.stdin.unref();
    watchdog.unref();
  }
  watchdog.stdin.write(`${JSON.stringify(message)}\n`);
}

function signalTo(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function outputTo({ log, pipe, inherit }) {
  if (inherit) return 'inherit';
  if (pipe) return 'pipe';
  if (!log) return 'ignore';
  mkdirSync(dirname(log), { recursive: true });
  return openSync(log, 'a');
}

function within(promise, ms) {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/**
 * Starts a process in a group of its own, so that Ctrl-C in a terminal does not reach it. Its output is appended to the
 * file `log`, or written to the stream `pipe`, or to this console (`inherit`). It is stopped when this process dies. `exited` resolves to { code, signal, error? } and never rejects.
 */
export function startChild({ command, args, order, stopSignal = 'SIGTERM', graceMs = 10_000, ...options }) {
  const { env, cwd, uid, gid, pipe } = options;
  const output = outputTo(options);
  const child = spawn(command, args, {
    env,
    cwd,
    uid,
    gid,
    stdio: ['ignore', output, output],
    detached: true,
  });
  if (typeof output === 'number') closeSync(output);
  const { pid } = child;
  if (pipe) for (const stream of [child.stdout, child.stderr]) stream?.pipe(pipe, { end: false });
  if (pid) tell({ add: { pid, order, signal: stopSignal } });
  let running = pid !== undefined;
  const exited = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, error }));
    child.once(pipe ? 'close' : 'exit', (code, signal) => resolve({ code, signal }));
  }).then((result) => {
    running = false;
    pipe?.end();
    if (pid) signalTo(-pid, 'SIGKILL');
    if (pid) tell({ remove: pid });
    return result;
  });
  return {
    pid,
    exited,
    running: () => running,
    kill: (signal = 'SIGKILL') => running && signalTo(pid, signal),
    /** Asks the process to stop; past the deadline its whole group is killed. */
    async stop({ signal = stopSignal, ms = graceMs } = {}) {
      if (!running) return exited;
      signalTo(pid, signal);
      const result = await within(exited, ms);
      if (result) return result;
      signalTo(-pid, 'SIGKILL');
      return exited;
    },
  };
}
