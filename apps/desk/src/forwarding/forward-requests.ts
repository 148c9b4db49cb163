import { Readable } from 'node:stream';
import httpProxy from '@fastify/http-proxy';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { currentTrace } from '#messaging';
import { CONFIG, languageOf, type ServiceConfig } from '#service-kit';
import { upstreamsOf } from '../config.js';
import { upstreamProblem } from './upstream-problem.js';

const BODY_LIMIT = 256 * 1024;
const ANSWER_WITHIN_MS = 30_000;
const CONNECT_WITHIN_MS = 2_000;

type Headers = Record<string, string | string[] | undefined>;

/** /api/{service}/** goes to the service as it came. Commands are the business of their owner alone. */
@Injectable()
export class ForwardRequests implements OnApplicationBootstrap {
  private readonly logger = new Logger('forwarding');

  constructor(
    private readonly adapters: HttpAdapterHost,
    @Inject(CONFIG) private readonly config: ServiceConfig,
  ) {}

  // Not earlier: only now is there the error handler that makes problems of errors.
  async onApplicationBootstrap(): Promise<void> {
    const fastify = this.adapters.httpAdapter.getInstance<FastifyInstance>();
    for (const [service, upstream] of Object.entries(upstreamsOf(this.config))) {
      await fastify.register((scope) => this.forward(scope, service, upstream));
    }
  }

  private async forward(scope: FastifyInstance, service: string, upstream: string): Promise<void> {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_, body, done) =>
      // As a stream: the proxy would encode anything else as JSON once more.
      done(null, Readable.from([body])),
    );
    await scope.register(httpProxy, {
      upstream: upstream.replace(/\/$/, ''),
      prefix: `/api/${service}`,
      rewritePrefix: '',
      proxyPayloads: false,
      disableRequestLogging: true,
      destroyAgent: true,
      undici: { headersTimeout: ANSWER_WITHIN_MS, connect: { timeout: CONNECT_WITHIN_MS } },
      preHandler: refuseClimbing,
      replyOptions: {
        maxRetriesOn503: 0,
        rewriteRequestHeaders: (_: unknown, headers: Headers) => ({ ...headers, ...traceHeaders(headers) }),
        onError: (reply: FastifyReply, { error }: { error: Error }) => this.apologise(reply, service, error),
      },
    } as never);
  }

  private apologise(reply: FastifyReply, service: string, error: Error): void {
    this.logger.warn(`${service}: ${(error.cause as Error | undefined)?.message ?? error.message}`);
    const problem = upstreamProblem(service, error, languageOf(reply.request.headers['accept-language']));
    void reply.status(problem.status).type('application/problem+json').send(problem);
  }
}

/** The service is to work under the same correlation id and trace that desk has given the request. */
function traceHeaders(headers: Headers): Headers {
  const trace = currentTrace();
  if (!trace) return {};
  return {
    'x-correlation-id': trace.correlationId,
    traceparent: trace.traceparent ?? headers['traceparent'],
  };
}

const CLIMBING = /(\/|\\|%2f|%5c)(\.|%2e){1,2}(\/|\\|%2f|%5c|$)/i;

function refuseClimbing(request: FastifyRequest, _: FastifyReply, done: (error?: Error) => void): void {
  const path = request.url.split('?', 1)[0]!;
  done(CLIMBING.test(path) ? new DomainError('route.unknown', { path }) : undefined);
}
