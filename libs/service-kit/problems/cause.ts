import { HttpException } from '@nestjs/common';
import { DomainError } from '#kernel';
import { isUnavailable } from '#messaging';
import { InvalidInput } from './validation.js';

interface Cause {
  code: string;
  details: Readonly<Record<string, unknown>>;
}

const BY_STATUS: Readonly<Record<number, string>> = {
  400: 'input.not-json',
  404: 'route.unknown',
  405: 'route.unknown',
  413: 'input.too-large',
  415: 'input.media-type',
};

/** The stable code of whatever was thrown, with the details for its sentence. */
export function causeOf(error: unknown, request: { path: string }): Cause {
  if (error instanceof DomainError) return { code: error.code, details: error.details };
  if (error instanceof InvalidInput) return { code: 'input.invalid', details: { count: error.count } };
  if (codeOf(error) === 'FST_ERR_BAD_URL') return { code: 'input.malformed', details: {} };
  const code = BY_STATUS[statusOf(error)];
  if (code !== undefined) return { code, details: request };
  if (isUnavailable(error)) return { code: 'service.unavailable', details: { what: 'database' } };
  return { code: 'service.fault', details: {} };
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | null)?.code;
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : 500;
}
