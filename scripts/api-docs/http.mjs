import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

const byKey = (record) =>
  record && Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** Stands where ServiceModule stands in a running service. */
function Shell() {}

/** The features of a service, among names without content for what a running service would give them. */
function shell({ module }, { kernel, messaging, serviceKit }) {
  const { Database, InboxServer, Relay } = messaging;
  const tokens = [kernel.Clock, Database, InboxServer, Relay, serviceKit.CONFIG, serviceKit.DEFINITION];
  const providers = tokens.map((provide) => ({ provide, useValue: null }));
  return { module: Shell, global: true, imports: [module], providers, exports: tokens };
}

/** The OpenAPI document of a service, made from its routes alone: nothing is connected and no class is created. */
export async function httpDocument(definition, libs) {
  const app = await NestFactory.create(shell(definition, libs), new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  const document = libs.serviceKit.openApiOf(app, definition);
  // The order of modules is of no meaning to a reader.
  return {
    ...document,
    paths: byKey(document.paths),
    components: { ...document.components, schemas: byKey(document.components?.schemas) },
  };
}
