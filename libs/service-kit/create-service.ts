import { NestFactory } from '@nestjs/core';
import type { NestMicroservice } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Database, InboxServer, messagingMigrations, PassErrors, Relay } from '#messaging';
import type { ServiceConfig } from './config.js';
import { acceptOnlyJson } from './http/json-body.js';
import { observeRequests } from './http/request-hooks.js';
import { describeApi } from './http/openapi.js';
import { observeEvents } from './operations/observe-events.js';
import { ServiceLogger, toLog } from './operations/logger.js';
import { Metrics } from './operations/metrics.js';
import { kitProblems } from './problems/kit-problems.js';
import { ProblemFilter } from './problems/problem.filter.js';
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
  const app = await buildApp({ definition, config, running: { database, relay, inbox }, logger });
  return { app, database, relay, inbox, ...lifecycle(app, { database, relay, inbox }, config) };
}

interface AppParts {
  readonly definition: ServiceDefinition;
  readonly config: ServiceConfig;
  readonly running: Running;
  readonly logger: ServiceLogger;
}

async function buildApp(parts: AppParts): Promise<NestFastifyApplication> {
  const { definition, running, logger } = parts;
  const problems = new ProblemFilter({ ...kitProblems, ...definition.problems });
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: 'idle' as never,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      problems.answer(error, request, reply),
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    ServiceModule.of({ ...parts, problems }),
    adapter,
    { logger, abortOnError: false, forceCloseConnections: true, bodyParser: false },
  );
  acceptOnlyJson(app);
  observeRequests(app, app.get(Metrics));
  describeApi(app, definition);
  if (running.inbox) {
    connectInbox(app, running.inbox);
  }
  return app;
}

/** The filter must be there before Nest registers the handlers, and the app's own hooks must not run again. */
function connectInbox(app: NestFastifyApplication, inbox: InboxServer): void {
  const microservice = app.connectMicroservice({ strategy: inbox }, { deferInitialization: true });
  microservice.useGlobalFilters(new PassErrors());
  (microservice as NestMicroservice).setIsInitHookCalled(true);
}

function lifecycle(app: NestFastifyApplication, running: Running, config: ServiceConfig) {
  return {
    async start(): Promise<string> {
      await app.init();
      running.relay.start();
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
