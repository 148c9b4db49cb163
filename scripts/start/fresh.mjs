import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { deletePostgresData } from '../postgres/place.mjs';

/** Deletes what the embedded servers hold and what is known about it; what was downloaded or compiled stays. */
export function deleteData({ home, logs, loadedFile, secretFile, runFile }) {
  deletePostgresData(join(home, 'postgres'));
  const kafka = join(home, 'kafka');
  for (const path of [kafka, `${kafka}.properties`, logs, loadedFile, secretFile, runFile]) {
    rmSync(path, { recursive: true, force: true });
  }
}
