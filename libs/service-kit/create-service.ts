import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database, InboxServer, messagingMigrations, PassErrors, Relay } from '#messaging';
import type { ServiceConfig } from './config.js';
import { observeRequests } from './http/request-hooks.js';
import { describeApi } from './http/openapi.js';
import { observeEvents } from './operations/observe-events.js';
import { ServiceLogger, toLog } from './operations/logger.js';
import { Metrics } from './operations/metrics.js';
import type { ServiceDefinition } from './service.js';
import { type Running, ServiceModule } from './service.module.js';

export interface Service extends Running {
  readonly app: NestFastifyApplication;
  /** Starts relay and consumers, then listens; resolves to the address. */
  start(): Promise<string>;
  /** Stops taking requests and events, sends what is committed, closes the database. */
  stop(): Promise<void>;
}

interface Hooks {
  /** The consumer or the relay cannot go on; the process should end with this code. */
  onFatal(code: number): void;
  /** False: the handlers are there, but nothing is consumed. */
  readonly consume?: boolean;
}

const BODY_LIMIT = 256 * 1024;

/** Builds a service: database, relay, consumers, HTTP. Nothing runs before `start`. */
export async function createService(
  definition: ServiceDefinition,
  config: ServiceConfig,
  hooks: Hooks,
): Promise<Service> {
  const logger = new ServiceLogger(definition.name, config.logLevel);
  const database = await Database.connect({
    url: config.databaseUrl,
    entities: [...definition.entities] as never,
    migrations: [...messagingMigrations, ...definition.migrations],
    poolSize: config.databasePool,
  });
  const common = { database, brokers: config.brokers, topicPrefix: config.topicPrefix, log: toLog(logger) };
  const relay = new Relay({ ...common, source: definition.name });
  const inbox =
    definition.consumes.length === 0
      ? null
      : new InboxServer({
          ...common,
          consumer: definition.name,
          streams: definition.consumes,
          onFatal: hooks.onFatal,
          consume: hooks.consume ?? true,
          around: observeEvents,
        });
  const app = await buildApp(definition, config, { database, relay, inbox }, logger);
  return { app, database, relay, inbox, ...lifecycle(app, { database, relay, inbox }, config) };
}

async function buildApp(
  definition: ServiceDefinition,
  config: ServiceConfig,
  running: Running,
  logger: ServiceLogger,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT, forceCloseConnections: 'idle' as never });
  const app = await NestFactory.create<NestFastifyApplication>(
    ServiceModule.of(definition, config, running),
    adapter,
    { logger, abortOnError: false, forceCloseConnections: true },
  );
  observeRequests(app, app.get(Metrics));
  describeApi(app, definition);
  if (running.inbox) {
    app.connectMicroservice({ strategy: running.inbox }).useGlobalFilters(new PassErrors());
  }
  return app;
}

function lifecycle(app: NestFastifyApplication, running: Running, config: ServiceConfig) {
  return {
    async start(): Promise<string> {
      await app.init();
      await running.relay.start();
      if (running.inbox) await app.startAllMicroservices();
      await app.listen(config.port, '0.0.0.0');
      return app.getUrl();
    },
    async stop(): Promise<void> {
      await app.close();
      await running.relay.stop();
      await running.database.close();
    },
  };
}
