import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const roots = ['apps', 'libs', 'bench', 'test/harness'];
// The pages have a build of their own; samples are read by tests only, and specs run from their source.
const skipped = new Set(['node_modules', 'web', 'samples', 'probes', 'tmp']);
const compiled = (name) => /(?<!\.d)\.ts$/.test(name) && !name.endsWith('.spec.ts');
const copied = (name) => name.endsWith('.json');

/** Every file that has a counterpart in dist, by its path from the root: { path, from, to, stamp }. */
export function sourceFiles(root) {
  const files = [];
  const visit = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory() && !skipped.has(entry.name)) visit(path);
      if (!entry.isFile() || !(compiled(entry.name) || copied(entry.name))) continue;
      const from = join(root, path);
      const { mtimeMs, size } = statSync(from);
      files.push({
        path,
        from,
        to: join(root, 'dist', path.replace(/\.ts$/, '.js')),
        stamp: `${mtimeMs}:${size}`,
      });
    }
  };
  for (const folder of roots) if (statSync(join(root, folder), { throwIfNoEntry: false })) visit(folder);
  return files;
}
