import { text } from 'node:stream/consumers';
import { startTask } from '../process/task.mjs';
import { checkLimitMs } from './parts.mjs';

/** Runs one script of package.json; what it printed is shown only when it fails. */
export async function runCheck(root, name) {
  const since = performance.now();
  const args = ['run', '--silent', name];
  const task = startTask({ name, command: 'npm', args, cwd: root, env: process.env, limitMs: checkLimitMs });
  const [output, { code, late }] = await Promise.all([text(task.output), task.exited]);
  const failed = code === 0 ? 0 : 1;
  if (failed) console.log(`\n── ${name}\n${output.trimEnd()}${late ? '\n(time limit)' : ''}\n`);
  return { name, passed: 1 - failed, failed, ms: performance.now() - since };
}
