import { Type } from 'class-transformer';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { fault, field, type FieldOptions } from './field.js';

interface WholeOptions extends FieldOptions {
  min: number;
  max: number;
}

/** A whole number between `min` and `max`. */
export function Whole(options: WholeOptions) {
  const { min, max } = options;
  const message = fault('field.whole', { min, max });
  return field(options, { type: 'integer', minimum: min, maximum: max }, [
    IsInt({ message }),
    Min(min, { message }),
    Max(max, { message }),
  ]);
}

/** A whole number of a query string, which arrives as text. */
export function WholeInQuery(options: WholeOptions): PropertyDecorator {
  const whole = Whole(options);
  return (target, key) => {
    Type(() => Number)(target, key);
    whole(target, key);
  };
}

export function Flag(options: FieldOptions = {}) {
  return field(options, { type: Boolean }, [IsBoolean({ message: fault('field.flag') })]);
}
