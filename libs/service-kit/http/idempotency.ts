import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import type { Once } from '#messaging';

/** The caller's Idempotency-Key with the request that it stands for; undefined when there is none. */
export const IdempotencyKey = createParamDecorator(
  (_: unknown, context: ExecutionContext): Once | undefined => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'];
    if (key === undefined) return undefined;
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key))
      throw new DomainError('idempotency.key-malformed');
    const body = JSON.stringify(request.body ?? null);
    return {
      key,
      route: `${request.method} ${request.url}`,
      fingerprint: createHash('sha256').update(body).digest('hex'),
    };
  },
);

export const ApiIdempotencyKey = () =>
  ApiHeader({ name: 'Idempotency-Key', required: false, description: 'same key + same body → same answer' });

export const ApiIfMatch = () =>
  ApiHeader({
    name: 'If-Match',
    required: true,
    description: 'the ETag of the version that the change is based on',
  });
