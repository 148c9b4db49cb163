import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError } from '#kernel';

const DEEPEST = 24;

/** Bodies are JSON, and such that PostgreSQL and people can read every text in them. Nothing else is taken. */
export function acceptOnlyJson(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeContentTypeParser('text/plain');
  fastify.addHook('preValidation', (request, _reply, done) => {
    try {
      mustBePlain(request.body, 0);
      mustBePlain(request.query, 0);
      done();
    } catch (error) {
      done(error as Error);
    }
  });
}

/** Bounded in depth, no list directly in a list, and no text with NUL or half a character. */
export function mustBePlain(value: unknown, depth: number): void {
  if (typeof value === 'string') mustBeText(value);
  if (typeof value !== 'object' || value === null) return;
  if (depth > DEEPEST) throw new DomainError('input.too-deep', { most: DEEPEST });
  if (Array.isArray(value)) {
    for (const entry of value) {
      if (Array.isArray(entry)) throw new DomainError('input.list-in-list');
      mustBePlain(entry, depth + 1);
    }
    return;
  }
  for (const [key, entry] of Object.entries(value)) {
    mustBeText(key);
    mustBePlain(entry, depth + 1);
  }
}

function mustBeText(text: string): void {
  if (text.includes('\0') || !text.isWellFormed()) throw new DomainError('input.not-text');
}
