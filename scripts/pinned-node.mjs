import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { noteOf, stillRuns } from './process/identity.mjs';

const MARK = 'LIANDONG_PINNED';
const LOOK_MS = 1_000;

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
  onLauncherGone(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

function statusOf(pid) {
  try {
    const lines = readFileSync(`/proc/${pid}/status`, 'utf8');
    return { name: /^Name:\t(.*)$/m.exec(lines)[1], parent: Number(/^PPid:\t(\d+)$/m.exec(lines)[1]) };
  } catch {
    return undefined;
  }
}

/** The npm that ran this process: its parent, or the parent of the shell in between. */
function npmProcess() {
  const parent = statusOf(process.ppid);
  return noteOf(parent?.name === 'sh' ? parent.parent : process.ppid);
}

/** Calls back when the process that ran this one under the pinned Node, or the npm that ran it, is gone. */
export function onLauncherGone(callback) {
  if (process.channel) {
    process.once('disconnect', callback);
    process.channel.unref();
  }
  if (!process.env.npm_lifecycle_event || process.env[MARK]) return;
  const npm = npmProcess();
  const timer = setInterval(() => {
    if (stillRuns(npm)) return;
    clearInterval(timer);
    callback();
  }, LOOK_MS);
  timer.unref();
}
