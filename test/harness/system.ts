import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { eventually, testBrokers, testServer, uniquePrefix } from './servers.js';
import { Http } from './system-http.js';
import {
  accepts,
  type Child,
  type Ending,
  freePorts,
  groupIsGone,
  runNode,
  startNode,
} from './system-process.js';

export const SERVICES = ['intake', 'registry', 'matcher', 'desk'] as const;
export type ServiceName = (typeof SERVICES)[number];
type PerService<T> = Record<ServiceName, T>;

interface Place {
  /** Admin URL of the PostgreSQL server. */
  readonly server?: string;
  readonly brokers?: string;
}

const perService = <T>(of: (name: ServiceName, at: number) => T): PerService<T> =>
  Object.fromEntries(SERVICES.map((name, at) => [name, of(name, at)])) as PerService<T>;

/** All four services as processes of their own, with databases and topics that no other spec has. */
export class System {
  readonly folder = mkdtempSync(join(tmpdir(), 'liandong-system-'));
  readonly topicPrefix = uniquePrefix();
  readonly brokers: string;
  private readonly server: string;
  private readonly databaseUrls: PerService<string>;
  private readonly children = new Map<ServiceName, Child>();
  private readonly sources = new Map<ServiceName, Promise<DataSource>>();
  /** Services that are started again whenever they end. */
  private readonly supervised = new Set<ServiceName>();

  private constructor(
    readonly ports: PerService<number>,
    { server = testServer(), brokers = testBrokers().join(',') }: Place,
  ) {
    this.server = server;
    this.brokers = brokers;
    const mark = randomBytes(5).toString('hex');
    this.databaseUrls = perService((name) => databaseUrl(server, `t_${mark}_${name}`));
  }

  /** Databases and topics are there, and nothing runs yet. */
  static async prepared(place: Place = {}): Promise<System> {
    const ports = await freePorts(SERVICES.length);
    const system = new System(
      perService((_, at) => ports[at]!),
      place,
    );
    await system.script('build', 'scripts/build.mjs');
    await system.script('prepare', 'scripts/prepare.mjs');
    return system;
  }

  /** Everything runs and is ready. */
  static async started(place: Place & { load?: boolean } = {}): Promise<System> {
    const system = await System.prepared(place);
    try {
      await Promise.all(SERVICES.map((name) => system.start(name)));
      if (place.load ?? true) await system.load();
      return system;
    } catch (error) {
      await system.close();
      throw error;
    }
  }

  url = (name: ServiceName) => `http://127.0.0.1:${this.ports[name]}`;

  /** Desk itself. */
  get desk(): Http {
    return new Http(this.url('desk'));
  }

  /** A service as people reach it: behind desk. */
  behindDesk(name: ServiceName): Http {
    return new Http(`${this.url('desk')}/api/${name}`);
  }

  /** A service at its own address, for what operators look at. */
  at(name: ServiceName): Http {
    return new Http(this.url(name));
  }

  logOf = (name: string) => join(this.folder, `${name}.log`);

  readLog = (name: string) => readFileSync(this.logOf(name), 'utf8');

  pidOf = (name: ServiceName) => this.children.get(name)?.pid;

  running = (name: ServiceName) => this.children.get(name)?.running() ?? false;

  /** data/dongcheng by its loader, through desk. */
  load(): Promise<void> {
    return this.script('load', 'scripts/load.mjs');
  }

  /** Runs a script of the project against this system. */
  script(name: string, path: string, ...args: string[]): Promise<void> {
    return runNode({
      name,
      args: [path, ...args],
      env: this.environment(),
      log: this.logOf(name),
    });
  }

  /** Starts a process without waiting until it is ready. */
  async launch(name: ServiceName): Promise<Child> {
    const args = ['--enable-source-maps', `dist/apps/${name}/src/main.js`];
    const child = await startNode({ name, args, env: this.environment(name), log: this.logOf(name) });
    this.children.set(name, child);
    void child.exited.then(() => (this.supervised.has(name) ? this.launch(name) : undefined));
    return child;
  }

  async start(name: ServiceName): Promise<void> {
    await this.launch(name);
    await this.ready(name);
  }

  /** Starts it again whenever it ends, until the system is stopped. */
  supervise(name: ServiceName): void {
    this.supervised.add(name);
  }

  async ready(name: ServiceName, deadlineMs = 60_000): Promise<void> {
    await eventually(async () => {
      const { status, text } = await this.at(name).request('GET', '/readyz', { timeoutMs: 2_000 });
      if (status !== 200) throw new Error(`${name} is not ready: ${status} ${text}`);
    }, deadlineMs);
  }

  /** Kills the process as a crash would; resolves when it has ended. */
  async kill(name: ServiceName): Promise<void> {
    const child = this.children.get(name)!;
    child.kill('SIGKILL');
    await child.exited;
  }

  /** Stops it as its supervisor would; past the deadline it is killed, which the signal of the ending then tells. */
  stopOne(name: ServiceName, ms = 25_000): Promise<Ending> {
    this.supervised.delete(name);
    return this.children.get(name)!.stop({ ms });
  }

  /** Rows of a service's own database. */
  async query<Row>(name: ServiceName, sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    const open = this.sources.get(name) ?? connect(this.databaseUrls[name]);
    this.sources.set(name, open);
    return (await open).query(sql, params as unknown[]);
  }

  /** The names of a service's own tables. */
  async tables(name: ServiceName): Promise<string[]> {
    const rows = await this.query<{ name: string }>(
      name,
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    );
    return rows.map((row) => row.name);
  }

  /** Stops all at once, and resolves to what ran. Throws unless each ended by itself with 0 and nothing of it is left. */
  async stop(): Promise<ServiceName[]> {
    this.supervised.clear();
    const running = SERVICES.filter((name) => this.running(name));
    await Promise.all(
      running.map(async (name) => {
        const pid = this.pidOf(name)!;
        const { code, signal } = await this.stopOne(name);
        if (code !== 0) throw new Error(`${name} ended with ${signal ?? code}:\n${this.readLog(name)}`);
        if (!groupIsGone(pid)) throw new Error(`${name} has left a process behind.`);
        if (await accepts(this.ports[name]))
          throw new Error(`Something still listens on the port of ${name}.`);
      }),
    );
    return running;
  }

  /** Stops what runs, and leaves no database and no file behind. */
  async close(): Promise<void> {
    try {
      await this.stop();
    } finally {
      for (const open of this.sources.values()) await open.then((source) => source.destroy());
      await dropAll(this.server, Object.values(this.databaseUrls));
      rmSync(this.folder, { recursive: true, force: true });
    }
  }

  /** What a process of this system finds in its environment. */
  environment(name?: ServiceName): NodeJS.ProcessEnv {
    const { NODE_ENV: _, JEST_WORKER_ID: __, ...inherited } = process.env;
    const databases = SERVICES.map((one) => [`${one.toUpperCase()}_DATABASE_URL`, this.databaseUrls[one]]);
    const through = (one: ServiceName) => (name ? this.url(one) : this.behindDesk(one).url);
    const urls = SERVICES.map((one) => [`${one.toUpperCase()}_URL`, through(one)]);
    return {
      ...inherited,
      ...Object.fromEntries(name ? [] : databases),
      ...Object.fromEntries(urls),
      DESK_URL: this.url('desk'),
      DATABASE_URL: name ? this.databaseUrls[name] : this.server,
      KAFKA_BROKERS: this.brokers,
      TOPIC_PREFIX: this.topicPrefix,
      LIANDONG_HOME: this.folder,
      NODE_COMPILE_CACHE: join(tmpdir(), 'liandong-compile-cache'),
      ...(name && { PORT: String(this.ports[name]) }),
    };
  }
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.username = name;
  url.password = randomBytes(12).toString('hex');
  url.pathname = `/${name}`;
  return url.href;
}

function connect(url: string): Promise<DataSource> {
  return new DataSource({ type: 'postgres', url, poolSize: 2 }).initialize();
}

async function dropAll(server: string, urls: readonly string[]): Promise<void> {
  const admin = await connect(server);
  try {
    for (const url of urls) {
      const { username } = new URL(url);
      await admin.query(`drop database if exists ${username} with (force)`);
      await admin.query(`drop role if exists ${username}`);
    }
  } finally {
    await admin.destroy();
  }
}
