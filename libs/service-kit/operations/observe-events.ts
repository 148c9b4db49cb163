import { type Link, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { EventEnvelope } from '#contracts';
import { type InboxContext, withTrace } from '#messaging';
import { remoteSpan } from './span.js';

/** Each call of a handler is a span, linked to the traces of its events, and logs under the first one's correlation id. */
export async function observeEvents(
  work: () => Promise<void>,
  events: readonly EventEnvelope[],
  context: InboxContext,
): Promise<void> {
  const [first] = events;
  if (first === undefined) return;
  const links = events.flatMap(({ traceparent }): Link[] => {
    const remote = remoteSpan(traceparent);
    return remote === undefined ? [] : [{ context: remote }];
  });
  const span = trace.getTracer('messaging').startSpan(`${context.consumer} ${first.type}`, {
    kind: SpanKind.CONSUMER,
    links,
    attributes: { 'messaging.batch.message_count': events.length },
  });
  const { correlationId, id: causationId, traceparent } = first;
  try {
    await withTrace({ correlationId, causationId, traceparent }, work);
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}
