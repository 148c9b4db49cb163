import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What decides the output besides the sources: the compiler and its settings. */
export function settingsKey(root) {
  const compiler = join(root, 'node_modules', '@swc', 'core', 'package.json');
  const { version } = JSON.parse(readFileSync(compiler, 'utf8'));
  return createHash('sha256')
    .update(readFileSync(join(root, '.swcrc')))
    .update(version)
    .digest('hex');
}

const fileOf = (root) => join(root, 'dist', '.build.json');

/** What the last build compiled, source path → stamp; nothing when the settings have changed since. */
export function readRecord(root, key) {
  try {
    const record = JSON.parse(readFileSync(fileOf(root), 'utf8'));
    if (record.key === key) return record.stamps;
  } catch {
    // No record is the same as a record of nothing: everything is compiled.
  }
  return {};
}

export function writeRecord(root, key, stamps) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(fileOf(root), JSON.stringify({ key, stamps }));
}

/** Removes the output of sources that are no longer there. */
export function removeStale(root, gone) {
  for (const path of gone) {
    const output = join(root, 'dist', path.replace(/\.ts$/, '.js'));
    if (!existsSync(output)) continue;
    rmSync(output);
    rmSync(`${output}.map`, { force: true });
  }
}
