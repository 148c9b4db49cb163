import { IdempotencyKey1700000000003 } from './idempotency.migration.js';
import { Inbox1700000000002 } from './inbox.migration.js';
import { Outbox1700000000001 } from './outbox.migration.js';

/** The tables of outbox, inbox and idempotency keys: to be run in every service's database, before its own. */
export const messagingMigrations = [Outbox1700000000001, Inbox1700000000002, IdempotencyKey1700000000003];
