import { messagingMigrations } from '#messaging';
import { DataSource } from 'typeorm';
import type { ServiceDefinition } from './service.js';

/** One number for everybody, so that only one process at a time migrates a database. */
const MIGRATION_LOCK = 7_261_001;

/** Brings a service's database up to date; waits while another process does the same. Returns what was run. */
export async function migrate(
  databaseUrl: string,
  migrations: ServiceDefinition['migrations'],
): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url: databaseUrl,
    poolSize: 2,
    migrations: [...messagingMigrations, ...migrations],
    migrationsTransactionMode: 'each',
  });
  await source.initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const run = await source.runMigrations();
    return run.map((migration) => migration.name);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
    await source.destroy();
  }
}
