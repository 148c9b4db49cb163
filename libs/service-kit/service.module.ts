import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { Clock, SystemClock } from '#kernel';
import { Database, InboxServer, Relay } from '#messaging';
import type { ServiceConfig } from './config.js';
import { EtagInterceptor } from './http/etag.interceptor.js';
import { HealthController } from './operations/health.controller.js';
import { Metrics } from './operations/metrics.js';
import { MetricsController } from './operations/metrics.controller.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { validation } from './problems/validation.js';
import { CONFIG, DEFINITION, type ServiceDefinition } from './service.js';

/** What is running in one service process. */
export interface Running {
  readonly database: Database;
  readonly relay: Relay;
  readonly inbox: InboxServer | null;
}

interface Parts {
  readonly definition: ServiceDefinition;
  readonly config: ServiceConfig;
  readonly running: Running;
  readonly problems: ProblemFilter;
}

/** The root of every service: its own features plus what all services need. */
@Module({})
export class ServiceModule {
  static of({ definition, config, running, problems }: Parts): DynamicModule {
    const shared: Provider[] = [
      { provide: Database, useValue: running.database },
      { provide: Relay, useValue: running.relay },
      { provide: InboxServer, useValue: running.inbox },
      { provide: Clock, useClass: SystemClock },
      { provide: CONFIG, useValue: config },
      { provide: DEFINITION, useValue: definition },
    ];
    return {
      module: ServiceModule,
      global: true,
      imports: [definition.module],
      controllers: [HealthController, MetricsController],
      providers: [
        ...shared,
        Metrics,
        { provide: APP_FILTER, useValue: problems },
        { provide: APP_PIPE, useFactory: validation },
        { provide: APP_INTERCEPTOR, useClass: EtagInterceptor },
      ],
      exports: shared,
    };
  }
}
