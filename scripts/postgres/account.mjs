import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure, exitCode } from '../console/failure.mjs';

const ACCOUNT = 'postgres';

function idsOf(name) {
  try {
    const id = (flag) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** Whom the server runs as: nobody else (undefined), or, as PostgreSQL refuses to run as root, the account `postgres`. */
export function serverAccount() {
  if (process.getuid?.() !== 0) return undefined;
  const known = idsOf(ACCOUNT);
  if (known) return known;
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', ACCOUNT], { stdio: 'ignore' });
  } catch {
    // Judged by the look-up below: another process may have created the account meanwhile.
  }
  const created = idsOf(ACCOUNT);
  if (created) return created;
  throw new Failure(
    exitCode.postgresFailed,
    'PostgreSQL 不能以 root 身份运行，也未能创建账户 postgres：请换用普通用户，或设置 DATABASE_URL。',
    'PostgreSQL does not run as root, and the account "postgres" could not be created: use an ordinary user, or set DATABASE_URL.',
  );
}

/** Whether the account may walk down to a path through all folders above it. */
export function reachable(path, account) {
  if (!account) return true;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const entry = statSync(folder, { throwIfNoEntry: false });
    if (entry) {
      const bits = entry.uid === account.uid ? 0o100 : entry.gid === account.gid ? 0o010 : 0o001;
      if ((entry.mode & bits) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}
