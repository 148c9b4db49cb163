import { once } from 'node:events';
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { EventEnvelope, NewEvent } from '#contracts';
import { newId } from '#kernel';
import {
  createTopics,
  Database,
  type InboxContext,
  type InboxOptions,
  InboxServer,
  messagingMigrations,
  Relay,
  type RelayOptions,
} from '#messaging';
import type { ChildTask } from './messaging-child.js';
import { createTestDatabase, testBrokers, uniquePrefix } from './servers.js';

class Effect1800000000000 implements MigrationInterface {
  readonly name = 'Effect1800000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table effect (
        pos bigint generated always as identity primary key,
        consumer text not null, event_id uuid not null, key text not null, sequence bigint not null)`);
  }

  async down(): Promise<void> {}
}

const worldMigrations = [...messagingMigrations, Effect1800000000000];

export type Handler = (events: EventEnvelope[], context: InboxContext) => Promise<unknown>;

export interface Effect {
  readonly consumer: string;
  readonly event_id: string;
  readonly key: string;
  readonly sequence: number;
}

/** Handler that leaves a row per event, and would leave two if it were called twice. */
export const record: Handler = (events, { tx, consumer }) =>
  tx.query(
    `insert into effect (consumer, event_id, key, sequence)
     select $1, * from unnest($2::uuid[], $3::text[], $4::bigint[])`,
    [
      consumer,
      events.map(({ id }) => id),
      events.map(({ key }) => key),
      events.map(({ sequence }) => sequence),
    ],
  );

/** An event that means little: what is to be shown is how it travels. */
export function anEvent(key: string, sequence: number): NewEvent {
  const data = { consentId: key, householdId: newId() };
  return { type: 'consent.withdrawn', at: new Date(), sequence, data };
}

interface Place {
  readonly server?: string;
  readonly brokers?: string[];
  readonly partitions?: number;
}

/** A database, topics, and the relays and consumers that a spec starts on them. */
export class World {
  private readonly parts: { stop(): Promise<unknown> }[] = [];

  private constructor(
    readonly database: Database,
    readonly url: string,
    readonly topicPrefix: string,
    readonly brokers: string[],
    private readonly drop: () => Promise<void>,
  ) {}

  static async open({ server, brokers = testBrokers(), partitions = 3 }: Place = {}): Promise<World> {
    const topicPrefix = uniquePrefix();
    const [made] = await Promise.all([
      createTestDatabase(worldMigrations, server),
      createTopics({ brokers, topicPrefix, partitions }),
    ]);
    return new World(await Database.connect({ url: made.url }), made.url, topicPrefix, brokers, made.drop);
  }

  relay(options: Partial<RelayOptions> = {}): Relay {
    const { database, brokers, topicPrefix } = this;
    const relay = new Relay({ database, brokers, topicPrefix, source: 'world', leaseMs: 1_000, ...options });
    this.parts.push(relay);
    relay.start();
    return relay;
  }

  inbox(handler: Handler = record, options: Partial<InboxOptions> = {}): InboxServer {
    const { database, brokers, topicPrefix } = this;
    const own = { consumer: 'world', streams: ['consents'] as const, ...options };
    const server = new InboxServer({ database, brokers, topicPrefix, ...own });
    server.addHandler('consent.withdrawn', handler as never, true);
    this.parts.push({ stop: async () => server.close() });
    server.listen(() => {});
    return server;
  }

  /** A process of its own, to be killed. Resolves to the signal that ended it. */
  child(task: Pick<ChildTask, 'role'> & Partial<ChildTask>): { ended: Promise<string>; kill(): void } {
    const { url, brokers, topicPrefix } = this;
    const child = startChild({ url, brokers, topicPrefix, ...task });
    const ended = once(child, 'exit').then(([code, signal]) => String(signal ?? code));
    const kill = () => void child.kill('SIGKILL');
    this.parts.push({ stop: async () => (kill(), ended) });
    return { ended, kill };
  }

  publish(...events: NewEvent[]): Promise<void> {
    return this.database.transaction((tx) => tx.publish(events));
  }

  async effects(): Promise<Effect[]> {
    const rows = await this.database.read<Omit<Effect, 'sequence'> & { sequence: string }>(
      'select consumer, event_id, key, sequence from effect order by pos',
    );
    return rows.map((row) => ({ ...row, sequence: Number(row.sequence) }));
  }

  /** Sequences of a key in the order of their effects. */
  async sequencesOf(key: string): Promise<number[]> {
    return (await this.effects()).filter((effect) => effect.key === key).map(({ sequence }) => sequence);
  }

  async count(table: string): Promise<number> {
    const [row] = await this.database.read<{ rows: number }>(`select count(*)::int as rows from ${table}`);
    return row!.rows;
  }

  async close(): Promise<void> {
    await Promise.all(this.parts.map((part) => part.stop()));
    await this.database.close();
    await this.drop();
  }
}

function startChild(task: ChildTask): ChildProcess {
  const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const flags = [
    '--conditions=source',
    `--import=${file('messaging-loader.mjs')}`,
    file('messaging-child.ts'),
  ];
  const env = { ...process.env, NODE_OPTIONS: '' };
  return spawn(process.execPath, [...flags, JSON.stringify(task)], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}
