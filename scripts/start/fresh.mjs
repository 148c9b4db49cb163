import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { postgresDataDir } from '../postgres/place.mjs';

/** Deletes what the embedded servers hold and what is known about it; what was downloaded or compiled stays. */
export function deleteData(instance) {
  const { home } = instance;
  const postgres = join(home, 'postgres');
  const kafka = join(home, 'kafka');
  const all = [
    postgres,
    postgresDataDir(postgres),
    join(home, 'postgres-password'),
    kafka,
    `${kafka}.properties`,
  ];
  const notes = [instance.logs, instance.loadedFile, instance.secretFile, instance.runFile];
  for (const path of [...all, ...notes]) rmSync(path, { recursive: true, force: true });
}
