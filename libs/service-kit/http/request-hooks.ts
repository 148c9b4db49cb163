import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId } from '#kernel';
import { withTrace } from '#messaging';
import type { Metrics } from '../operations/metrics.js';
import { spanOf } from '../operations/span.js';

const CORRELATION = /^[\w-]{1,64}$/;

/** Gives every request its trace (correlation id, trace context) and measures it. */
export function observeRequests(app: NestFastifyApplication, metrics: Metrics): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    const given = request.headers['x-correlation-id'];
    const correlationId = typeof given === 'string' && CORRELATION.test(given) ? given : newId();
    const span = spanOf(request.method, request.headers.traceparent);
    reply.header('x-correlation-id', correlationId);
    reply.raw.once('close', () => span.end(reply.statusCode));
    withTrace({ correlationId, traceparent: span.traceparent }, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.observeHttp(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
    done();
  });
}
