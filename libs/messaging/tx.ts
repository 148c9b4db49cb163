import type { EntityManager } from 'typeorm';
import type { NewEvent } from '#contracts';
import type { OutboxRow } from './outbox.js';

declare const given: unique symbol;

/** An open transaction. Only `Database.transaction` gives one out. */
export interface Tx {
  readonly [given]: true;
  readonly orm: EntityManager;
  /** Rows of the statement; for update and delete, those of its `returning` clause. */
  query<T>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  /**
   * Stores the events in the outbox, in this order. Call it after the aggregate's row is locked or written:
   * that makes the order of a key's events the order of its commits. Throws when an event breaks its contract.
   */
  publish(events: readonly NewEvent[]): Promise<void>;
}

/** What this library itself may do with a transaction: store outbox rows that are not events of the service. */
export interface OutboxTx extends Tx {
  append(rows: readonly OutboxRow[]): Promise<void>;
}
