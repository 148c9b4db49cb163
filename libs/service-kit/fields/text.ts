import { Transform } from 'class-transformer';
import { IsIn, IsString, IsUUID, Length, Matches } from 'class-validator';
import { fault, field, type FieldOptions } from './field.js';
import { sized } from './list.js';

const tidy = Transform(({ value }) => (typeof value === 'string' ? value.normalize('NFC').trim() : value));

interface TextOptions extends FieldOptions {
  min?: number;
  max: number;
}

/** Text, trimmed and in Unicode normal form C, of `min` (1) to `max` characters. */
export function Text(options: TextOptions) {
  const { min = 1, max } = options;
  return field(options, { type: String, minLength: min, maxLength: max }, [
    tidy,
    IsString({ message: fault('field.text') }),
    Length(min, max, { message: fault('field.length', { min, max }) }),
  ]);
}

/** Text of a fixed form; `zh` and `en` say which. */
export function Pattern(pattern: RegExp, said: { zh: string; en: string }, options: FieldOptions = {}) {
  return field(options, { type: String, pattern: pattern.source }, [
    tidy,
    IsString({ message: fault('field.text') }),
    Matches(pattern, { message: fault('field.pattern', said) }),
  ]);
}

export function OneOf(values: readonly string[], options: FieldOptions = {}) {
  return field(options, { type: String, enum: [...values] }, [
    IsIn(values, { message: fault('field.one-of', { values }) }),
  ]);
}

export function IdField(options: FieldOptions = {}) {
  return field(options, { type: String, format: 'uuid' }, [IsUUID('all', { message: fault('field.id') })]);
}

const CODE = /^[a-z0-9][a-z0-9-]{0,63}$/;
const CODE_SAID = { zh: '小写字母、数字和连字符', en: 'lower-case letters, digits and hyphens' };

/** A code of a list that is kept as data, such as `study-space` or `bed`. */
export function CodeField(options: FieldOptions = {}) {
  return Pattern(CODE, CODE_SAID, options);
}

interface ListOptions extends FieldOptions {
  min?: number;
  max: number;
}

/** A list of texts of one form; `zh` and `en` say which. */
export function PatternList(pattern: RegExp, said: { zh: string; en: string }, options: ListOptions) {
  const { min = 0, max } = options;
  const items = { type: 'string', pattern: pattern.source };
  return field(options, { type: 'array', items, minItems: min, maxItems: max }, [
    Matches(pattern, { each: true, message: fault('field.pattern', said) }),
    ...sized(min, max),
  ]);
}

export function CodeList(options: ListOptions) {
  return PatternList(CODE, CODE_SAID, options);
}

/** The official code of an area: 6 digits for a district, 9 for a street, 12 for a community. */
export function AreaCodeField(options: FieldOptions = {}) {
  const said = { zh: ' 6、9 或 12 位行政区划代码', en: 'an area code of 6, 9 or 12 digits' };
  return Pattern(/^\d{6}(\d{3}){0,2}$/, said, options);
}
