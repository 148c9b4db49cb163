import { Inject, Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Database, InboxServer, outboxState, parkedState, Relay } from '#messaging';

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
    this.outboxGauges();
    this.inboxGauges();
  }

  observeHttp(request: { method: string; route: string; status: string }, seconds: number): void {
    this.http.observe(request, seconds);
  }

  private outboxGauges(): void {
    const age = this.gauge('liandong_outbox_age_seconds', 'Age of the oldest event not yet on the broker');
    const lanes = this.gauge('liandong_relay_lanes', 'Lanes that this process has leased');
    this.gauge('liandong_outbox_rows', 'Events not yet on the broker', async (rows) => {
      const state = await outboxState(this.database);
      rows.set(state.rows);
      age.set(state.ageSeconds);
      lanes.set(this.relay.status().lanes);
    });
  }

  private inboxGauges(): void {
    const lag = new Gauge({
      name: 'liandong_consumer_lag',
      help: 'Events not yet worked on, by stream, in the partitions of this process',
      labelNames: ['stream'],
      registers: [this.registry],
      collect: () => {
        for (const [stream, events] of Object.entries(this.inbox?.lag() ?? {})) lag.set({ stream }, events);
      },
    });
    const waiting = this.gauge('liandong_parked_events', 'Events that wait behind one that is set aside');
    this.gauge('liandong_dead_letters', 'Events that were set aside and wait for a person', async (dead) => {
      const state = await parkedState(this.database);
      dead.set(state.dead);
      waiting.set(state.waiting);
    });
  }

  private gauge(name: string, help: string, read?: (gauge: Gauge) => Promise<void>): Gauge {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [this.registry],
      ...(read ? { collect: () => read(gauge) } : {}),
    });
    return gauge;
  }
}
