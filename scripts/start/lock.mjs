import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { Failure, exitCode } from '../console/failure.mjs';
import { noteOf, stillRuns } from '../process/identity.mjs';
import { processesOf, readRunState } from './run-state.mjs';

const SETTLE_MS = 30_000;

function holderOf({ lockFile }) {
  try {
    const holder = JSON.parse(readFileSync(lockFile, 'utf8'));
    return stillRuns(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
}

function alreadyRunning(instance, { pid }) {
  const desk = readRunState(instance)?.urls?.desk;
  return new Failure(
    exitCode.alreadyRunning,
    `联动已在运行（进程 ${pid}${desk ? `，${desk}` : ''}）：请先停止它，或用 LIANDONG_HOME 和 LIANDONG_PORT_BASE 另开一份。`,
    `Liandong is running already (process ${pid}${desk ? `, ${desk}` : ''}): stop it first, or start a second copy with LIANDONG_HOME and LIANDONG_PORT_BASE.`,
  );
}

/** Refuses to go on while another start uses the same data. */
export function expectNotRunning(instance) {
  const holder = holderOf(instance);
  if (holder) throw alreadyRunning(instance, holder);
}

/** Waits for what a start that was killed has left behind: its watchdog is stopping it. */
export async function awaitLeftOvers(instance) {
  const until = Date.now() + SETTLE_MS;
  let left = processesOf(readRunState(instance)).filter(stillRuns);
  while (left.length > 0 && Date.now() < until) {
    await delay(100);
    left = left.filter(stillRuns);
  }
  if (left.length === 0) return;
  const pids = left.map(({ pid }) => pid).join(', ');
  throw new Failure(
    exitCode.alreadyRunning,
    `上次启动留下的进程（${pids}）仍在运行：请先结束它们。`,
    `Processes of an earlier start (${pids}) are still running: end them first.`,
  );
}

/** Takes the data for this process until `releaseLock`. */
export function takeLock(instance) {
  mkdirSync(instance.home, { recursive: true });
  const note = JSON.stringify(noteOf(process.pid));
  try {
    writeFileSync(instance.lockFile, note, { flag: 'wx' });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    expectNotRunning(instance);
    rmSync(instance.lockFile, { force: true });
    writeFileSync(instance.lockFile, note, { flag: 'wx' });
  }
}

export const releaseLock = ({ lockFile }) => rmSync(lockFile, { force: true });
