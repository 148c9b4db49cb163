import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { CONFIG, type ServiceConfig } from '#service-kit';
import { upstreamsOf } from '../../config.js';

const WITHIN_MS = 1_000;

export interface Readiness {
  service: string;
  state: 'ready' | 'not-ready' | 'down';
  /** What is not in order, by the service's own account. */
  failing: string[];
}

/** Asks every service, desk itself included, whether it is ready. */
@Injectable()
export class ReadinessOfServices {
  constructor(
    private readonly adapters: HttpAdapterHost,
    @Inject(CONFIG) private readonly config: ServiceConfig,
  ) {}

  async read(): Promise<Readiness[]> {
    const others = Object.entries(upstreamsOf(this.config)).map(([service, url]) => askFor(service, url));
    return Promise.all([...others, this.own()]);
  }

  private async own(): Promise<Readiness> {
    const fastify = this.adapters.httpAdapter.getInstance<FastifyInstance>();
    const { statusCode, body } = await fastify.inject('/readyz');
    return readinessOf('desk', statusCode === 200, JSON.parse(body));
  }
}

async function askFor(service: string, url: string): Promise<Readiness> {
  try {
    const answer = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(WITHIN_MS) });
    return readinessOf(service, answer.ok, await answer.json());
  } catch {
    // Not reached, too late or no JSON: for whoever looks at the page it is down.
    return { service, state: 'down', failing: [] };
  }
}

function readinessOf(service: string, ready: boolean, body: unknown): Readiness {
  const checks = Object.entries((body as { checks?: object } | null)?.checks ?? {});
  const failing = checks.filter(([, good]) => good === false).map(([name]) => name);
  return { service, state: ready ? 'ready' : 'not-ready', failing };
}
