import { randomBytes } from 'node:crypto';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { createTopics } from '#messaging';
import { migrate, type ServiceDefinition } from '#service-kit';

/** One measurement's own database and topics, on the servers that `npm run bench` has started. */
export interface Place {
  readonly databaseUrl: string;
  readonly brokers: readonly string[];
  readonly topicPrefix: string;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export const PARTITIONS = 6;

export async function openPlace(migrations: ServiceDefinition['migrations'] = []): Promise<Place> {
  const { BENCH_DATABASE_URL: server, BENCH_KAFKA_BROKERS: brokers } = process.env;
  if (!server || !brokers) throw new Error('Run it as "npm run bench", which starts the servers.');
  const name = `bench_${randomBytes(4).toString('hex')}`;
  await admin(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  await migrate(url.href, migrations);
  const topicPrefix = name.replace('_', '-');
  await createTopics({ brokers: brokers.split(','), topicPrefix, partitions: PARTITIONS });
  const pool = new pg.Pool({ connectionString: url.href, max: 4 });
  const close = async () => {
    await pool.end();
    await admin(server, `drop database ${name} with (force)`);
  };
  return { databaseUrl: url.href, brokers: brokers.split(','), topicPrefix, pool, close };
}

async function admin(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

export interface Worker {
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

/** Runs one module of this folder as a process of its own and waits until it says that it is ready. */
export async function startWorker(
  file: string,
  place: Place,
  more: Record<string, string> = {},
): Promise<Worker> {
  const environment = {
    ...process.env,
    DATABASE_URL: place.databaseUrl,
    KAFKA_BROKERS: place.brokers.join(','),
    TOPIC_PREFIX: place.topicPrefix,
    LOG_LEVEL: 'error',
    PORT: '0',
    ...more,
  };
  const child = fork(new URL(file, import.meta.url), { env: environment });
  const [message] = (await once(child, 'message')) as [unknown];
  if (message !== 'ready') throw new Error(`${file} said ${String(message)} instead of ready`);
  return {
    process: child,
    async stop() {
      child.kill('SIGTERM');
      const deadline = setTimeout(() => child.kill('SIGKILL'), 15_000);
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      clearTimeout(deadline);
    },
  };
}
