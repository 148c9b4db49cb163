import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { exitCode } from '../console/failure.mjs';
import { complaint, notStarted } from '../process/server.mjs';

const run = promisify(execFile);
const passwordFile = (dataDir) => join(dirname(dataDir), 'postgres-password');

/** The password of the server's first role, made when the data directory was. */
export const readPassword = (dataDir) => readFileSync(passwordFile(dataDir), 'utf8').trim();

// The folders above must let the server's account through whatever the umask is.
function makeFolders(dataDir) {
  const umask = process.umask(0o022);
  mkdirSync(dirname(dataDir), { recursive: true });
  process.umask(umask);
  mkdirSync(dataDir, { mode: 0o700 });
}

function writePassword(dataDir, account) {
  const path = passwordFile(dataDir);
  writeFileSync(path, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600 });
  if (account) chownSync(path, account.uid, account.gid);
  return path;
}

/** Creates the data directory unless it is there: UTF-8, locale C, a password for the server's first role. */
export async function initialise({ dataDir, bin, account, durable }) {
  if (existsSync(join(dataDir, 'PG_VERSION'))) return;
  rmSync(dataDir, { recursive: true, force: true });
  makeFolders(dataDir);
  if (account) chownSync(dataDir, account.uid, account.gid);
  const password = writePassword(dataDir, account);
  const flags = ['--username=postgres', `--pwfile=${password}`, '--auth=scram-sha-256', '--no-instructions'];
  flags.push('--encoding=UTF8', '--locale=C', ...(durable ? [] : ['--no-sync']));
  try {
    await run(join(bin, 'initdb'), [`--pgdata=${dataDir}`, ...flags], { ...account, cwd: '/' });
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    const reason = complaint(error);
    throw notStarted('PostgreSQL', { code: exitCode.postgresFailed, reason, place: dataDir });
  }
}
