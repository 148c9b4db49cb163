import type { Database } from './database.js';

/** Forgets idempotency keys that nobody will repeat any more. */
export async function prune(database: Database): Promise<void> {
  await database.statement(`delete from idempotency_key where created_at < now() - interval '7 days'`);
}
