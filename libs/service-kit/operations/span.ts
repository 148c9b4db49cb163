import {
  context,
  type Context,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
} from '@opentelemetry/api';

export interface RequestSpan {
  /** W3C trace context to hand on; undefined when there is none. */
  readonly traceparent: string | undefined;
  end(status: number): void;
}

const W3C = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** A span for one HTTP request, under the caller's trace if it sent one. */
export function spanOf(method: string, traceparent: string | string[] | undefined): RequestSpan {
  const given = typeof traceparent === 'string' && W3C.test(traceparent) ? traceparent : undefined;
  const span = trace
    .getTracer('http')
    .startSpan(`HTTP ${method}`, { kind: SpanKind.SERVER }, parentOf(given));
  const { traceId, spanId, traceFlags } = span.spanContext();
  const recorded = (traceFlags & TraceFlags.SAMPLED) !== 0;
  return {
    traceparent: recorded ? `00-${traceId}-${spanId}-01` : given,
    end: (status) => {
      span.setAttribute('http.response.status_code', status);
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}

/** The span that a W3C trace context names. */
export function remoteSpan(traceparent: string | undefined): SpanContext | undefined {
  const parts = traceparent === undefined ? null : W3C.exec(traceparent);
  if (parts === null) return undefined;
  const [, traceId, spanId, flags] = parts as unknown as [string, string, string, string];
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
}

function parentOf(traceparent: string | undefined): Context {
  const remote = remoteSpan(traceparent);
  return remote === undefined ? context.active() : trace.setSpanContext(context.active(), remote);
}
