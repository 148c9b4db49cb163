import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTask } from '../process/task.mjs';
import { projects } from './parts.mjs';

const LEFT_OPEN_MS = 30_000;
const LOOK_MS = 500;

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A run that has reported but does not end has left a server, a consumer or a timer open: it is ended here. */
function endWhenLeftOpen(task, report) {
  let reported;
  const timer = setInterval(() => {
    if (existsSync(report)) reported ??= performance.now();
    if (reported && performance.now() - reported > LEFT_OPEN_MS) void task.stop();
  }, LOOK_MS);
  return () => {
    clearInterval(timer);
    return reported !== undefined && performance.now() - reported > LEFT_OPEN_MS;
  };
}

/** What a run's report, its code and its end amount to, as numbers and a reason for what is no test. */
function judge(report, { code, late, leftOpen }) {
  const passed = report?.numPassedTests ?? 0;
  const broken = report?.numRuntimeErrorTestSuites ?? 0;
  const failed = (report?.numFailedTests ?? 0) + broken;
  if (late) return { passed, failed: failed + 1, note: 'over its time limit' };
  if (leftOpen) return { passed, failed: failed + 1, note: 'left something open and did not end' };
  if (failed === 0 && code !== 0) {
    return { passed, failed: 1, note: report ? `ended with ${code}` : 'no test ran' };
  }
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  return {
    passed,
    failed: failed + skipped,
    note: skipped > 0 ? `${skipped} skipped, which counts as failed` : '',
  };
}

/** Runs one Jest project and counts its tests. */
export async function runProject(root, name, { patterns, folder, env }) {
  const since = performance.now();
  const report = join(folder, `${name}.json`);
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const flags = ['--selectProjects', name, '--json', `--outputFile=${report}`, '--colors'];
  if (!process.stdout.isTTY) flags.pop();
  if (patterns.length > 0) flags.push('--passWithNoTests');
  const task = startTask({
    name,
    command: process.execPath,
    args: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest, ...flags, ...patterns],
    cwd: root,
    env,
    limitMs: projects[name].limitMs,
  });
  task.output.pipe(process.stderr, { end: false });
  const ended = endWhenLeftOpen(task, report);
  const result = await task.exited;
  const leftOpen = ended();
  return { name, ...judge(readReport(report), { ...result, leftOpen }), ms: performance.now() - since };
}
