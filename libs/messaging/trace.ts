import { AsyncLocalStorage } from 'node:async_hooks';

/** What links an event to the request or event that caused it. */
export interface Trace {
  readonly correlationId: string;
  readonly causationId?: string;
  /** W3C trace context. */
  readonly traceparent?: string;
}

const storage = new AsyncLocalStorage<Trace>();

/** The trace of the surrounding `withTrace`, if there is one. */
export function currentTrace(): Trace | undefined {
  return storage.getStore();
}

/** Runs `work`; events published inside it without `causedBy` carry this trace. */
export function withTrace<T>(trace: Trace, work: () => T): T {
  return storage.run(trace, work);
}
