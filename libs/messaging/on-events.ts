import { EventPattern } from '@nestjs/microservices';
import type { EventEnvelope, EventType } from '#contracts';
import type { InboxContext } from './inbox-context.js';

type Handler<T extends EventType> = (events: EventEnvelope<T>[], context: InboxContext) => unknown;

/** `@EventPattern` with types: the handler is given events of these types, never two of one key in a call. */
export function OnEvents<T extends EventType>(...types: T[]) {
  const decorate: MethodDecorator = EventPattern(types);
  return <H extends Handler<T>>(
    target: object,
    method: string | symbol,
    descriptor: TypedPropertyDescriptor<H>,
  ): void => {
    decorate(target, method, descriptor);
  };
}
