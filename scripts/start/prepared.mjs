import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Failure, exitCode } from '../console/failure.mjs';
import { startTask } from '../process/task.mjs';
import { root } from './instance.mjs';

const LIMIT_MS = 5 * 60_000;

/**
 * Runs scripts/prepare.mjs for these servers in a process of its own: what it loads is not needed afterwards. Its result
 * is the line it prints; its sentences become ours when it fails.
 */
export async function prepare(environment) {
  const script = join(root, 'scripts', 'prepare.mjs');
  const task = startTask({
    name: 'prepare',
    command: process.execPath,
    args: [script],
    cwd: root,
    env: environment,
    limitMs: LIMIT_MS,
  });
  const [output, { code }] = await Promise.all([text(task.output), task.exited]);
  const lines = output.split('\n').filter((line) => line.trim());
  if (code === 0) return lines.join(' · ');
  const at = lines.findIndex((line) => line.startsWith('✗ '));
  if (at >= 0) throw new Failure(code, lines[at].slice(2), lines[at + 1]?.trim() ?? '');
  const reason = lines.at(-1) ?? `${code}`;
  throw new Failure(
    exitCode.prepareFailed,
    `数据库或主题未能准备好：${reason}`,
    `The databases or topics could not be prepared: ${reason}`,
  );
}
