import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';

/** The version that a change is based on, from If-Match. `428` without it. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) throw new DomainError('precondition.required');
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1];
  if (version === undefined) throw new DomainError('precondition.malformed');
  return Number(version);
});

/** Refuses a change that is based on another version than the one there is. */
export function expectVersion(aggregate: { version: number }, expected: number): void {
  if (aggregate.version !== expected) {
    throw new DomainError('precondition.stale', { expected, actual: aggregate.version });
  }
}
