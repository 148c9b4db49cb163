import { Inject, Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Database, InboxServer, Relay } from '#messaging';
import { outboxState, deadLetterCount } from '#messaging';

/** What Prometheus reads at /metrics. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly http = new Histogram({
    name: 'liandong_http_seconds',
    help: 'Time of HTTP requests by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.registry],
  });

  constructor(
    private readonly database: Database,
    private readonly relay: Relay,
    @Inject(InboxServer) private readonly inbox: InboxServer | null,
  ) {
    collectDefaultMetrics({ register: this.registry });
    this.messagingGauges();
  }

  observeHttp(method: string, route: string, status: number, seconds: number): void {
    this.http.observe({ method, route, status: String(status) }, seconds);
  }

  private messagingGauges(): void {
    void this.database;
  }
}
