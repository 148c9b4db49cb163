import { Client, type ClientConfig } from 'pg';
import { DataSource, type DataSourceOptions, type EntityManager } from 'typeorm';
import type { NewEvent } from '#contracts';
import { appendRows, outboxRow, type OutboxRow } from './outbox.js';
import { type Once, runOnce } from './once.js';
import type { OutboxTx, Tx } from './tx.js';

export interface DatabaseOptions {
  readonly url: string;
  readonly entities?: DataSourceOptions['entities'];
  readonly migrations?: DataSourceOptions['migrations'];
  /** Connections at most; the inbox uses up to two per partition that it works on at once. Default 20. */
  readonly poolSize?: number;
}

/**
 * Nobody listens between the moment when the pool hands a connection out and the moment when TypeORM has it; a
 * server that ends the session just then would end the process. The error itself meets the next query.
 */
class ListenedClient extends Client {
  constructor(config?: ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/** A service's PostgreSQL database. Reads go through `read` or `orm`, every write through `transaction`. */
export class Database {
  private readonly listeners = new Set<() => void>();

  private constructor(readonly orm: DataSource) {}

  static async connect(options: DatabaseOptions): Promise<Database> {
    const orm = new DataSource({
      type: 'postgres',
      url: options.url,
      entities: options.entities ?? [],
      migrations: options.migrations ?? [],
      poolSize: options.poolSize ?? 20,
      connectTimeoutMS: 5_000,
      extra: { idleTimeoutMillis: 30_000, keepAlive: true, Client: ListenedClient },
    });
    return new Database(await orm.initialize());
  }

  /**
   * Runs `work` in one transaction: all of it happens, its events included, or nothing. With `once`, a
   * second call with the same key returns the first one's result (as it is after JSON) and does nothing.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>, once?: Once): Promise<T> {
    let published = false;
    const result = await this.orm.transaction(async (manager) => {
      const tx = openTx(manager, () => (published = true));
      return once ? runOnce(tx, once, work) : work(tx);
    });
    if (published) for (const listener of this.listeners) listener();
    return result;
  }

  /** A query outside any transaction. */
  read<T>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    return this.orm.query(sql, params as unknown[]);
  }

  /** A statement of its own, committed at once; rows of its `returning` clause. For this library's own tables. */
  async statement<T>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    const runner = this.orm.createQueryRunner();
    try {
      const { records } = await runner.query(sql, params as unknown[], true);
      return (records ?? []) as T[];
    } finally {
      await runner.release();
    }
  }

  /** Calls `listener` after each commit that published events; returns the way to stop that. */
  onPublished(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    if (this.orm.isInitialized) await this.orm.destroy();
  }
}

function openTx(orm: EntityManager, onPublish: () => void): OutboxTx {
  const query = async <T>(sql: string, params: readonly unknown[] = []): Promise<T[]> => {
    const { records } = await orm.queryRunner!.query(sql, params as unknown[], true);
    return (records ?? []) as T[];
  };
  const append = async (rows: readonly OutboxRow[]): Promise<void> => {
    if (rows.length > 0) onPublish();
    await appendRows(query, rows);
  };
  const publish = (events: readonly NewEvent[]): Promise<void> => append(events.map(outboxRow));
  return { orm, query, publish, append } as unknown as OutboxTx;
}
