import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Failure, asFailure, exitCode } from './console/failure.mjs';
import { startTask } from './process/task.mjs';

const LIMIT_MS = 15 * 60_000;
const stampOf = (root) => join(root, 'node_modules', '.liandong-patches');

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** What `patches/` holds decides, beside the lock file, how the installed packages look. */
function patchesKey(root) {
  const folder = join(root, 'patches');
  const hash = createHash('sha256');
  for (const name of existsSync(folder) ? readdirSync(folder).sort() : [])
    hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}

/** Whether node_modules holds what the lock file names: npm's own record of it is compared entry by entry. */
export function isInstalled(root) {
  const wanted = readPackages(join(root, 'package-lock.json')) ?? {};
  const there = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!there) return false;
  const stamp = stampOf(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') !== patchesKey(root)) return false;
  const paths = Object.keys(wanted).filter((path) => path !== '');
  return paths.every((path) => {
    if (there[path]) return there[path].version === wanted[path].version;
    return Boolean(wanted[path].optional);
  });
}

// npm replaces node_modules, so it must not run under the Node that lies in there when there is another.
function pathWithoutPinnedNode(root) {
  const own = join(root, 'node_modules');
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(own));
  const other = folders.some((folder) => existsSync(join(folder, 'node')));
  return other ? folders.join(delimiter) : process.env.PATH;
}

/** Runs `npm ci`; `onProgress(fetched, total)` is told how many packages have arrived. */
export async function install(root, { onProgress } = {}) {
  const total = Object.keys(readPackages(join(root, 'package-lock.json')) ?? {}).length - 1;
  const npm = startTask({
    name: 'npm',
    command: 'npm',
    args: ['ci', '--no-audit', '--no-fund', '--loglevel=http'],
    cwd: root,
    env: { ...process.env, PATH: pathWithoutPinnedNode(root) },
    limitMs: LIMIT_MS,
  });
  let fetched = 0;
  let problem;
  createInterface({ input: npm.output }).on('line', (line) => {
    if (/^npm http .*\.tgz/.test(line)) onProgress?.(Math.min(++fetched, total), total);
    const error = /^npm (?:error|ERR!) (?!code )(.*\S.*)$/.exec(line)?.[1];
    if (error) problem ??= error;
  });
  const { code, late } = await npm.exited;
  if (code !== 0) throw notInstalled(problem, code, late);
  writeFileSync(stampOf(root), patchesKey(root));
  return { packages: total };
}

function notInstalled(problem, code, late) {
  const reason = problem?.replace(/\.$/, '') ?? (late ? 'time limit' : `code ${code}`);
  const cause = asFailure(new Error(reason));
  if (cause.code === exitCode.noSpace) return cause;
  const network = /network|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONN|socket/i.test(reason);
  return new Failure(
    exitCode.installFailed,
    `npm ci 未能完成：${reason}${network ? '。请检查网络后重试' : ''}`,
    `npm ci did not finish: ${reason}${network ? '. Check the network and try again' : ''}`,
  );
}
