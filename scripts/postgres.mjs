import { join } from 'node:path';
import { exitCode } from './console/failure.mjs';
import { serverAccount } from './postgres/account.mjs';
import { initialise, readPassword } from './postgres/initialise.mjs';
import { ready, settleLeftOver } from './postgres/pid-file.mjs';
import { postgresBinaries, postgresDataDir } from './postgres/place.mjs';
import { postgresArguments } from './postgres/settings.mjs';
import { startChild, stopOrder } from './process/child.mjs';
import { lastError, setAsideWhenLarge } from './process/log-tail.mjs';
import { notStarted, openServer } from './process/server.mjs';

const READY_MS = 60_000;

async function launch({ bin, dataDir, port, durable, log, account }) {
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
  if (await ready(server, dataDir, READY_MS)) return server;
  await server.stop({ signal: 'SIGQUIT' });
  const reason = lastError(log, server.logFrom);
  throw notStarted('PostgreSQL', { code: exitCode.postgresFailed, reason, place: log });
}

/**
 * Starts PostgreSQL on 127.0.0.1. `log` is the path of its log file. Resolves when it accepts connections, to
 * { url (of its first role, database postgres), pid, dataDir, exited, stop({ signal }), restart({ signal }) }:
 * SIGINT, the default, ends sessions and stops cleanly; SIGQUIT stops at once, as a crash does.
 */
export async function startPostgres({ dataDir: wanted, port, log = `${wanted}.log`, durable = true }) {
  const account = serverAccount();
  const bin = join(postgresBinaries(), 'bin');
  const dataDir = postgresDataDir(wanted);
  settleLeftOver(dataDir);
  await initialise({ dataDir, bin, account, durable });
  setAsideWhenLarge(log);
  const url = `postgresql://postgres:${readPassword(dataDir)}@127.0.0.1:${port}/postgres`;
  return openServer(() => launch({ bin, dataDir, port, durable, log, account }), { url, dataDir });
}
