import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';

const MARK = 'LIANDONG_PINNED';

/** Whether this process runs under the Node that the lock file pins (or was already asked to). */
export function isPinnedNode(root) {
  if (process.env[MARK]) return true;
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', 'node', 'package.json'), 'utf8'));
  return version === process.versions.node;
}

/**
 * Runs this same command again under the pinned Node, and resolves to its exit code. Signals are passed on; when this
 * process dies, the other notices that the channel between them is closed.
 */
export function runUnderPinnedNode(root, extra = {}) {
  const command = join(root, 'node_modules', '.bin', 'node');
  const child = spawn(command, process.argv.slice(1), {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...extra, [MARK]: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

/** Calls back when the process that ran this one under the pinned Node, or the npm that ran it, is gone. */
export function onLauncherGone(callback) {
  if (process.channel) {
    process.once('disconnect', callback);
    process.channel.unref();
  }
  if (!process.env.npm_lifecycle_event) return;
  const launcher = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === launcher) return;
    clearInterval(timer);
    callback();
  }, 500);
  timer.unref();
}
