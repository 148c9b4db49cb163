import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

const skipped = new Set(['node_modules', 'dist', 'coverage', '.git', '.liandong', '.turbo']);

/** Every file below the folders, by its path from the root; all folders of the project when none is named. */
export function filesBelow(...folders: string[]): string[] {
  const files: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile()) files.push(path);
      else if (entry.isDirectory() && !skipped.has(entry.name)) visit(path);
    }
  };
  for (const folder of folders.length > 0 ? folders : ['']) visit(folder);
  return files.toSorted();
}
