import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { fault, readFault } from '../fields/field.js';
import type { Language } from './language.js';
import type { FieldFault } from './problem.js';

/** What was sent does not have the form that the route asks for. */
export class InvalidInput extends Error {
  private readonly flat: readonly { field: string; fault: string }[];

  constructor(errors: readonly ValidationError[]) {
    super('input.invalid');
    this.flat = errors.flatMap((error) => flatten(error, ''));
  }

  get count(): number {
    return this.flat.length;
  }

  faults(language: Language): FieldFault[] {
    return this.flat.map(({ field, fault: message }) => ({ field, ...readFault(message, language) }));
  }
}

function flatten(error: ValidationError, prefix: string): { field: string; fault: string }[] {
  const field = prefix === '' ? error.property : `${prefix}.${error.property}`;
  const nested = (error.children ?? []).flatMap((child) => flatten(child, field));
  const own = Object.entries(error.constraints ?? {});
  if (own.length === 0) return nested;
  return [{ field, fault: worst(own, error.value) }, ...nested];
}

/** One sentence a field: unknown before missing before the first thing that is wrong with it. */
function worst(constraints: [string, string][], value: unknown): string {
  if (constraints.some(([name]) => name === 'whitelistValidation')) return fault('field.unknown');
  if (value === undefined) return fault('field.required');
  return constraints.at(-1)![1];
}

/** Checks and converts every body and query; refuses unknown fields. */
export function validation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => new InvalidInput(errors),
  });
}
