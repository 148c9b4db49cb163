import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import { fault, field, type FieldOptions } from './field.js';

/** A list must be one, and of a bounded length. */
export function sized(min: number, max: number): PropertyDecorator[] {
  const message = fault('field.list', { min, max });
  return [IsArray({ message }), ArrayMinSize(min, { message }), ArrayMaxSize(max, { message })];
}

/** A list of objects of one class, each checked by its own fields. */
export function ListOf(type: () => new () => object, options: FieldOptions & { min?: number; max: number }) {
  const { min = 0, max } = options;
  return field(options, { type: () => type(), isArray: true, minItems: min, maxItems: max }, [
    ...sized(min, max),
    ValidateNested({ each: true, message: fault('field.object') }),
    Type(type),
  ]);
}

/** An object of one class, checked by its own fields. */
export function Nested(type: () => new () => object, options: FieldOptions = {}) {
  return field(options, { type: () => type() }, [
    IsObject({ message: fault('field.object') }),
    ValidateNested({ message: fault('field.object') }),
    Type(type),
  ]);
}

/** A free JSON object; the use case checks what is in it. */
export function JsonObject(options: FieldOptions = {}) {
  return field(options, { type: 'object', additionalProperties: true }, [
    Transform(({ obj, key }: { obj: Record<string, unknown>; key: string }) => obj[key]),
    IsObject({ message: fault('field.object') }),
  ]);
}
