import { contractOf, type DataOf, type EventEnvelope, type EventType } from '#contracts';
import { Clock, newId } from '#kernel';
import { type Database, messagingMigrations } from '#messaging';
import { createService, type Service, type ServiceConfig, type ServiceDefinition } from '#service-kit';
import { createTestDatabase } from './servers.js';

/** A clock that stands until it is set. */
export class TestClock extends Clock {
  constructor(private at = new Date()) {
    super();
  }

  now(): Date {
    return this.at;
  }

  set(at: Date | string): void {
    this.at = new Date(at);
  }
}

export interface OutboxEvent {
  readonly topic: string;
  readonly key: string;
  readonly type: string;
  readonly sequence: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface TestService {
  readonly url: string;
  readonly database: Database;
  readonly app: Service['app'];
  /** What the service has published so far, in the order of each key. */
  outbox(): Promise<OutboxEvent[]>;
  /** Gives the events to the service's handlers, in one transaction, as the inbox does. */
  deliver(events: readonly EventEnvelope[]): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The service with a database of its own and HTTP, but without a broker: the relay does not run, so that what
 * is published stays in the outbox, and events come by `deliver`.
 */
export async function startTestService(
  definition: ServiceDefinition,
  { clock }: { clock?: Clock } = {},
): Promise<TestService> {
  const own = await createTestDatabase([...messagingMigrations, ...definition.migrations]);
  const hooks = { onFatal: () => {}, consume: false };
  const service = await createService(definition, configOf(own.url), hooks);
  const { app, database } = service;
  if (clock) Object.assign(app.get(Clock), { now: () => clock.now() });
  await app.init();
  await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
  return {
    url: await app.getUrl(),
    database,
    app,
    outbox: () =>
      database.read<OutboxEvent>(
        'select topic, key, type, sequence::int, headers, payload::jsonb as data from outbox order by pos',
      ),
    deliver: (events) => deliver(service, events),
    async stop() {
      await service.stop();
      await own.drop();
    },
  };
}

/** An event as another service would send it. Throws when it breaks its contract. */
export function eventOf<T extends EventType>(
  type: T,
  data: DataOf<T>,
  more: { sequence?: number; id?: string; at?: Date } = {},
): EventEnvelope<T> {
  const contract = contractOf(type)!;
  const faults = contract.validate(data);
  if (faults.length > 0) throw new Error(`${type} breaks its contract: ${faults.join('; ')}`);
  const { sequence = 1, id = newId(), at = new Date() } = more;
  return {
    id,
    type,
    version: contract.version,
    source: 'test',
    subject: contract.subjectOf(data),
    key: contract.keyOf(data),
    time: at.toISOString(),
    sequence,
    correlationId: id,
    data,
  };
}

function configOf(databaseUrl: string): ServiceConfig {
  return {
    port: 0,
    databaseUrl,
    databasePool: 10,
    brokers: ['127.0.0.1:1'],
    topicPrefix: 'test',
    logLevel: 'error',
  };
}

function deliver({ database, inbox }: Service, events: readonly EventEnvelope[]): Promise<void> {
  if (!inbox) throw new Error('This service listens to no stream.');
  return database.transaction(async (tx) => {
    for (const call of callsOf(events)) await inbox.dispatch(call, { tx, consumer: inbox.consumer });
  });
}

/** Neighbours of one type and of different keys go to the handlers together. */
function callsOf(events: readonly EventEnvelope[]): EventEnvelope[][] {
  const calls: EventEnvelope[][] = [];
  for (const event of events) {
    const call = calls.at(-1);
    const fits = call?.[0]?.type === event.type && call.every(({ key }) => key !== event.key);
    if (fits) call.push(event);
    else calls.push([event]);
  }
  return calls;
}
