import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsOptional, ValidateIf } from 'class-validator';
import { fillIn } from '../problems/problem.js';
import { fieldTexts } from '../problems/field-texts.js';
import type { Language } from '../problems/language.js';

export interface FieldOptions {
  optional?: boolean;
  /** `null` is allowed and means "cleared". */
  nullable?: boolean;
  description?: string;
  example?: unknown;
}

/** One decorator for a field of a request: how it is checked, what a person reads, what OpenAPI says. */
export function field(options: FieldOptions, schema: ApiPropertyOptions, checks: PropertyDecorator[]) {
  const { optional = false, nullable = false, description, example } = options;
  const presence = optional ? [IsOptional()] : nullable ? [ValidateIf((_, value) => value !== null)] : [];
  const api = { ...schema, required: !optional, nullable, description, example } as ApiPropertyOptions;
  return applyDecorators(ApiProperty(api), ...presence, ...checks);
}

/** A fault as it travels through class-validator, whose messages are strings. */
export function fault(code: string, details: Record<string, unknown> = {}): string {
  return JSON.stringify({ code, details });
}

/** The code and the sentence of a fault; a message of class-validator itself becomes `field.invalid`. */
export function readFault(message: string, language: Language): { code: string; message: string } {
  const { code, details } = parse(message);
  const text = fieldTexts[code] ?? fieldTexts['field.invalid']!;
  return { code, message: fillIn(text[language], details, language) };
}

function parse(message: string): { code: string; details: Record<string, unknown> } {
  return message.startsWith('{') ? JSON.parse(message) : { code: 'field.invalid', details: {} };
}
