import { ValidateBy } from 'class-validator';
import { fault, field, type FieldOptions } from './field.js';

/** A calendar day that exists, as `2026-01-31`. */
export function DateField(options: FieldOptions = {}) {
  return field(options, { type: String, format: 'date' }, [
    ValidateBy({ name: 'realDate', validator: { validate: isRealDate } }, { message: fault('field.date') }),
  ]);
}

/** A moment with its zone, as `2026-01-31T09:30:00+08:00`. */
export function InstantField(options: FieldOptions = {}) {
  return field(options, { type: String, format: 'date-time' }, [
    ValidateBy({ name: 'instant', validator: { validate: isInstant } }, { message: fault('field.instant') }),
  ]);
}

/** True for a calendar day that exists between 1900 and 2200. */
export function isRealDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function isInstant(value: unknown): boolean {
  const parts =
    typeof value === 'string' &&
    /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.exec(value);
  return (
    Boolean(parts) && isRealDate((parts as RegExpExecArray)[1]) && !Number.isNaN(Date.parse(value as string))
  );
}
