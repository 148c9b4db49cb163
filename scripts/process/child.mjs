import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { logSize } from './log-tail.mjs';
import { unwatch, watch } from './watch.mjs';

/** The order in which what runs is stopped. */
export const stopOrder = { task: 0, service: 1, kafka: 2, postgres: 3 };

const children = new Set();
let closed = false;

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

/** Resolves when a process has ended, and with it the rest of its group and its output. */
function endOf(child, pipe) {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, error }));
    child.once('exit', (code, signal) => {
      signalTo(-child.pid, 'SIGKILL');
      if (!pipe) resolve({ code, signal });
    });
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

function open({ command, args, env, cwd, uid, gid, ...options }) {
  const output = outputTo(options);
  const stdio = ['ignore', output, output];
  const child = spawn(command, args, { env, cwd, uid, gid, stdio, detached: true });
  if (typeof output === 'number') closeSync(output);
  if (options.pipe)
    for (const stream of [child.stdout, child.stderr]) stream?.pipe(options.pipe, { end: false });
  return child;
}

/**
 * Starts a process in a group of its own, so that Ctrl-C in a terminal does not reach it. Its output is appended to the
 * file `log`, or written to the stream `pipe`, or to this console (`inherit`). It is stopped when this process dies.
 * `logFrom` is how long the log was before. `exited` resolves to { code, signal, error? } and never rejects.
 */
export function startChild({ order, stopSignal = 'SIGTERM', graceMs = 10_000, ...options }) {
  if (closed) throw new Error('stopping');
  const logFrom = options.log ? logSize(options.log) : 0;
  const child = open(options);
  const { pid } = child;
  let running = pid !== undefined;
  const exited = endOf(child, options.pipe).then((result) => {
    running = false;
    children.delete(self);
    options.pipe?.end();
    if (pid) unwatch(pid);
    return result;
  });
  const self = {
    name: options.name ?? options.command,
    pid,
    order,
    logFrom,
    exited,
    running: () => running,
    kill: (signal = 'SIGKILL') => running && signalTo(pid, signal),
    /** Asks the process to stop; past the deadline its whole group is killed. */
    async stop({ signal = stopSignal, ms = graceMs } = {}) {
      if (!running) return exited;
      signalTo(pid, signal);
      const result = await within(exited, ms);
      if (!result) signalTo(-pid, 'SIGKILL');
      return exited;
    },
  };
  if (running) {
    watch(pid, order, stopSignal);
    children.add(self);
  }
  return self;
}

/** Whether this process is stopping what it has started. */
export const isStopping = () => closed;

/**
 * Stops all that this process has started, in order, and lets nothing new begin. `onStop(child)` is told of each child
 * before.
 */
export async function stopChildren(onStop = () => {}) {
  closed = true;
  for (const order of Object.values(stopOrder)) {
    const now = [...children].filter((child) => child.order === order);
    now.forEach(onStop);
    await Promise.all(now.map((child) => child.stop()));
  }
}

/** Kills all that this process has started, at once. */
export function killChildren() {
  closed = true;
  for (const { pid } of children) signalTo(-pid, 'SIGKILL');
}
