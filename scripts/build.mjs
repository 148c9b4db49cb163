import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compiler } from './build/compile.mjs';
import { readRecord, removeStale, settingsKey, writeRecord } from './build/record.mjs';
import { sourceFiles } from './build/sources.mjs';
import { printFailure } from './console/failure.mjs';

const here = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/**
 * Compiles what has changed below apps, libs, bench and test/harness into dist, keeping the tree, and removes what has
 * lost its source. Types are not checked here. Resolves to { files, compiled, removed }.
 */
export async function build(root = here) {
  const key = settingsKey(root);
  const files = sourceFiles(root);
  const before = readRecord(root, key);
  const changed = files.filter(({ path, to, stamp }) => before[path] !== stamp || !existsSync(to));
  const now = new Set(files.map(({ path }) => path));
  const gone = Object.keys(before).filter((path) => !now.has(path));
  removeStale(root, gone);
  const done = Object.fromEntries(
    files.filter((file) => !changed.includes(file)).map((f) => [f.path, f.stamp]),
  );
  try {
    if (changed.length > 0) {
      const compile = await compiler(root);
      await Promise.all(
        changed.map(async (file) => compile(file).then(() => (done[file.path] = file.stamp))),
      );
    }
  } finally {
    if (changed.length + gone.length > 0) writeRecord(root, key, done);
  }
  return { files: files.length, compiled: changed.length, removed: gone.length };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const started = performance.now();
  build().then(
    ({ files, compiled, removed }) => {
      const ms = Math.round(performance.now() - started);
      console.log(`构建 Build: ${files} files, ${compiled} compiled, ${removed} removed (${ms} ms)`);
    },
    (error) => {
      process.exitCode = printFailure(error);
    },
  );
}
