import type { EventEnvelope } from '#contracts';
import type { Tx } from './tx.js';

/** Second argument of a handler, for `@Ctx()`: what it writes through `tx` is committed together with the mark that the events are done. */
export interface InboxContext {
  readonly tx: Tx;
  readonly consumer: string;
}

/** Runs the handlers of the events' type. They are of one type and of as many keys as there are events. */
export type Dispatch = (events: readonly EventEnvelope[], context: InboxContext) => Promise<void>;
