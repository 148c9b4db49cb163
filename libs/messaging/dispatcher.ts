import { type ArgumentsHost, Catch, type RpcExceptionFilter } from '@nestjs/common';
import type { MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom, type Observable, throwError } from 'rxjs';
import type { EventEnvelope } from '#contracts';
import type { InboxContext } from './inbox-context.js';
import { withTrace } from './trace.js';

/** Lets a handler's own error through to the inbox. To be set as a global filter of the microservice. */
@Catch()
export class PassErrors implements RpcExceptionFilter {
  catch(exception: unknown, _host: ArgumentsHost): Observable<never> {
    return throwError(() => exception);
  }
}

/** The Nest handlers by type of event. */
export class Dispatcher {
  private readonly handlers = new Map<string, MessageHandler[]>();

  /** Takes over what Nest has registered; several handlers of one type run one after the other, not at once. */
  adopt(registered: ReadonlyMap<string, MessageHandler>): void {
    for (const [type, head] of registered) {
      const chain: MessageHandler[] = [];
      for (let handler: MessageHandler | undefined = head; handler;) {
        chain.push(handler);
        const { next }: { next?: MessageHandler } = handler as { next?: MessageHandler };
        handler.next = undefined;
        handler = next;
      }
      if (chain.length > 0) this.handlers.set(type, chain);
    }
  }

  handles(type: string): boolean {
    return this.handlers.has(type);
  }

  async dispatch(events: readonly EventEnvelope[], context: InboxContext): Promise<void> {
    const [first] = events;
    if (!first) return;
    const run = () => this.runHandlers(this.handlers.get(first.type) ?? [], events, context);
    if (events.length > 1) return run();
    const { id: causationId, correlationId, traceparent } = first;
    return withTrace({ correlationId, causationId, traceparent }, run);
  }

  private async runHandlers(
    handlers: readonly MessageHandler[],
    events: readonly EventEnvelope[],
    context: InboxContext,
  ): Promise<void> {
    for (const handler of handlers) {
      try {
        // Nest answers with a failed Observable where one would expect it to throw.
        const answer: unknown = await handler(events, context);
        if (isObservable(answer)) await lastValueFrom(answer, { defaultValue: undefined });
      } catch (error) {
        throw wasReplaced(error) ? new FilterMissing() : error;
      }
    }
  }
}

/** Without the filter nobody can tell a failing database from a failing event: better to stop than to set good events aside. */
class FilterMissing extends Error {
  readonly retriable = true;

  constructor() {
    super('PassErrors is not a global filter of this microservice, so the error of a handler is lost.');
  }
}

function wasReplaced(error: unknown): boolean {
  return !(error instanceof Error) && (error as { status?: unknown } | null)?.status === 'error';
}
