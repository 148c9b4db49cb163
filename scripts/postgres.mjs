import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Failure, asFailure, exitCode } from './console/failure.mjs';
import { serverAccount } from './postgres/account.mjs';
import { postgresBinaries, postgresDataDir } from './postgres/place.mjs';
import { postgresArguments } from './postgres/settings.mjs';
import { startChild, stopOrder } from './process/child.mjs';
import { lastError, setAsideWhenLarge } from './process/log-tail.mjs';

const READY_MS = 60_000;
const run = promisify(execFile);

const passwordFile = (dataDir) => join(dirname(dataDir), 'postgres-password');

// The folders above must let the server's account through whatever the umask is.
function makeFolders(dataDir) {
  const umask = process.umask(0o022);
  mkdirSync(dirname(dataDir), { recursive: true });
  process.umask(umask);
  mkdirSync(dataDir, { mode: 0o700 });
}

/** Creates the data directory unless it is there: UTF-8, locale C, one password for the server's first role. */
async function initialise(dataDir, bin, account, durable) {
  if (existsSync(join(dataDir, 'PG_VERSION'))) return;
  rmSync(dataDir, { recursive: true, force: true });
  makeFolders(dataDir);
  if (account) chownSync(dataDir, account.uid, account.gid);
  const secret = passwordFile(dataDir);
  writeFileSync(secret, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600 });
  if (account) chownSync(secret, account.uid, account.gid);
  const flags = [
    '--username=postgres',
    `--pwfile=${secret}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
  ];
  if (!durable) flags.push('--no-sync');
  try {
    await run(join(bin, 'initdb'), [`--pgdata=${dataDir}`, '--no-instructions', ...flags], {
      ...account,
      cwd: '/',
    });
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    throw notStarted(
      String(error.stderr ?? error.message)
        .trim()
        .split('\n')
        .at(-1),
      dataDir,
    );
  }
}

function notStarted(reason, place) {
  const cause = asFailure(new Error(reason));
  if (cause.code === exitCode.noSpace) return cause;
  return new Failure(
    exitCode.postgresFailed,
    `PostgreSQL 未能启动：${reason}（详见 ${place}）`,
    `PostgreSQL did not start: ${reason} (see ${place})`,
  );
}

function pidLines(dataDir) {
  try {
    return readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
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
    return readlinkSync(`/proc/${pid}/cwd`) === dataDir;
  } catch {
    return true;
  }
}

/** A live server of the same data is refused; a number that now belongs to some other process is forgotten. */
function settleLeftOver(dataDir) {
  const pid = Number(pidLines(dataDir)[0]);
  if (!pid) return;
  if (serves(pid, dataDir)) {
    throw new Failure(
      exitCode.alreadyRunning,
      `数据目录 ${dataDir} 已由另一个 PostgreSQL（进程 ${pid}）使用：请先停止它。`,
      `The data in ${dataDir} are already served by another PostgreSQL (process ${pid}): stop that one first.`,
    );
  }
  if (existsSync(`/proc/${pid}`)) rmSync(join(dataDir, 'postmaster.pid'));
}

/** Ready is what the server itself writes on line 8 of its pid file, as pg_ctl reads it. */
async function ready(server, dataDir) {
  const until = Date.now() + READY_MS;
  while (server.running() && Date.now() < until) {
    const lines = pidLines(dataDir);
    if (Number(lines[0]) === server.pid && lines[7]?.trim() === 'ready') return true;
    await delay(20);
  }
  return false;
}

/**
 * Starts PostgreSQL on 127.0.0.1. `log` is the path of its log file. Resolves when it accepts connections, to
 * { url (of its first role, database postgres), pid, dataDir, exited, stop({ signal }), restart({ signal }) }:
 * SIGINT, the default, ends sessions and stops cleanly; SIGQUIT stops at once, as a crash does.
 */
export async function startPostgres({ dataDir: wanted, port, log, durable = true }) {
  const account = serverAccount();
  const bin = join(postgresBinaries(), 'bin');
  const dataDir = postgresDataDir(wanted);
  settleLeftOver(dataDir);
  await initialise(dataDir, bin, account, durable);
  if (log) setAsideWhenLarge(log);

  const launch = async () => {
    const server = startChild({
      name: 'PostgreSQL',
      command: join(bin, 'postgres'),
      args: postgresArguments({ dataDir, port, durable }),
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      cwd: '/',
      log,
      order: stopOrder.postgres,
      stopSignal: 'SIGINT',
      graceMs: 20_000,
      ...account,
    });
    if (await ready(server, dataDir)) return server;
    await server.stop({ signal: 'SIGQUIT' });
    throw notStarted(log ? lastError(log) : 'no log', log ?? dataDir);
  };

  let server = await launch();
  const password = readFileSync(passwordFile(dataDir), 'utf8').trim();
  return {
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    dataDir,
    get pid() {
      return server.pid;
    },
    get exited() {
      return server.exited;
    },
    stop: (options) => server.stop(options),
    async restart(options) {
      await server.stop(options);
      server = await launch();
    },
  };
}
