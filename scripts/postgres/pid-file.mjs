import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Failure, exitCode } from '../console/failure.mjs';

const fileOf = (dataDir) => join(dataDir, 'postmaster.pid');

function linesOf(dataDir) {
  try {
    return readFileSync(fileOf(dataDir), 'utf8').split('\n');
  } catch {
    return [];
  }
}

function serves(pid, dataDir) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDir);
  } catch {
    return true;
  }
}

/** A live server of the same data is refused; a number that now belongs to some other process is forgotten. */
export function settleLeftOver(dataDir) {
  const pid = Number(linesOf(dataDir)[0]);
  if (!pid) return;
  if (serves(pid, dataDir)) {
    throw new Failure(
      exitCode.alreadyRunning,
      `数据目录 ${dataDir} 已由另一个 PostgreSQL（进程 ${pid}）使用：请先停止它。`,
      `The data in ${dataDir} are already served by another PostgreSQL (process ${pid}): stop that one first.`,
    );
  }
  if (existsSync(`/proc/${pid}`)) rmSync(fileOf(dataDir));
}

/** Ready is what the server itself writes on line 8 of its pid file, as pg_ctl reads it. */
export async function ready(server, dataDir, ms) {
  const until = Date.now() + ms;
  while (server.running() && Date.now() < until) {
    const lines = linesOf(dataDir);
    if (Number(lines[0]) === server.pid && lines[7]?.trim() === 'ready') return true;
    await delay(20);
  }
  return false;
}
