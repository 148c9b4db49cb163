import { DomainError } from '#kernel';
import type { Tx } from './tx.js';

/** An `Idempotency-Key`: `route` says what was called, by whom; `fingerprint` is a digest of what was asked for. */
export interface Once {
  readonly key: string;
  readonly route: string;
  readonly fingerprint: string;
}

/**
 * Runs `work` if the key is new, else returns the stored result. The insert waits for a transaction that
 * holds the same key, so of several at once one works and the others get its result.
 */
export async function runOnce<T>(tx: Tx, once: Once, work: (tx: Tx) => Promise<T>): Promise<T> {
  const inserted = await tx.query(
    'insert into idempotency_key (route, key, fingerprint) values ($1, $2, $3) on conflict do nothing returning key',
    [once.route, once.key, once.fingerprint],
  );
  if (inserted.length === 0) return storedResult<T>(tx, once);
  const result = await work(tx);
  await tx.query('update idempotency_key set result = $3 where route = $1 and key = $2', [
    once.route,
    once.key,
    JSON.stringify(result) ?? null,
  ]);
  return result;
}

async function storedResult<T>(tx: Tx, once: Once): Promise<T> {
  const [stored] = await tx.query<{ fingerprint: string; result: T }>(
    'select fingerprint, result from idempotency_key where route = $1 and key = $2',
    [once.route, once.key],
  );
  if (stored?.fingerprint !== once.fingerprint) {
    throw new DomainError('idempotency.key-reused', { key: once.key });
  }
  return stored.result;
}
