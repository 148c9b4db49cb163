import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { DataSource, type MigrationInterface } from 'typeorm';

type Migrations = readonly (new () => MigrationInterface)[];

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A database of its own on the test server, with the migrations run. */
export async function createTestDatabase(
  migrations: Migrations,
  server = testServer(),
): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const source = await new DataSource({
    type: 'postgres',
    url: url.href,
    migrations: [...migrations],
  }).initialize();
  await source.runMigrations();
  await source.destroy();
  return { url: url.href, drop: () => asAdmin(server, `drop database if exists ${name} with (force)`) };
}

async function asAdmin(url: string, sql: string): Promise<void> {
  const admin = await new DataSource({ type: 'postgres', url }).initialize();
  try {
    await admin.query(sql);
  } finally {
    await admin.destroy();
  }
}

/** A topic prefix that no other spec has. */
export function uniquePrefix(): string {
  return `t-${randomBytes(6).toString('hex')}`;
}

export function testServer(): string {
  return required('TEST_DATABASE_URL', 'the admin URL of a PostgreSQL server');
}

export function testBrokers(): string[] {
  return required('TEST_KAFKA_BROKERS', 'the address of a Kafka broker').split(',');
}

function required(name: string, what: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`Set ${name} to ${what}; "npm run test:promises" starts one and does so.`);
  return value;
}

/** Asks again until `assert` does not throw; past the deadline its last error is thrown. */
export async function eventually<T>(assert: () => T | Promise<T>, deadlineMs = 20_000): Promise<T> {
  const until = performance.now() + deadlineMs;
  for (;;) {
    try {
      return await assert();
    } catch (error) {
      if (performance.now() > until) throw error;
      await delay(25);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

type Signal = { signal?: NodeJS.Signals };

export interface OwnServer {
  stop(options?: Signal): Promise<unknown>;
  restart(options?: Signal): Promise<void>;
}

/** A broker of the spec's own, to be killed. */
export async function startOwnKafka(folder: string): Promise<OwnServer & { brokers: string }> {
  const [port, controllerPort] = [await freePort(), await freePort()];
  const { startKafka } = await launcher<{ startKafka: Start<OwnServer & { brokers: string }> }>('kafka.mjs');
  return startKafka({ dataDir: `${folder}/kafka`, port, controllerPort, log: `${folder}/kafka.log` });
}

/** A PostgreSQL of the spec's own, to be killed. */
export async function startOwnPostgres(folder: string): Promise<OwnServer & { url: string }> {
  const { startPostgres } = await launcher<{ startPostgres: Start<OwnServer & { url: string }> }>(
    'postgres.mjs',
  );
  return startPostgres({
    dataDir: `${folder}/postgres`,
    port: await freePort(),
    log: `${folder}/postgres.log`,
  });
}

type Start<Server> = (options: object) => Promise<Server>;

function launcher<Module>(file: string): Promise<Module> {
  return import(new URL(`../../scripts/${file}`, import.meta.url).href) as Promise<Module>;
}
