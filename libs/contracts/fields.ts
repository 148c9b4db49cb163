import { Type, type TSchema } from 'typebox';

/** Building blocks of event data. None of them can hold a name, a number, an address or free text. */
export const Id = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
  description: 'UUID',
});
export const Code = Type.String({
  pattern: '^[a-z0-9][a-z0-9-]{0,63}$',
  description: 'a code from a list kept as data',
});
export const FactKey = Type.String({ pattern: '^[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)*$', maxLength: 64 });
export const AreaCode = Type.String({
  pattern: '^\\d{6}(\\d{3}){0,2}$',
  description: 'official code: 6 digits district, 9 street, 12 community',
});
export const DateOnly = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
export const Timestamp = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$' });
export const Count = Type.Integer({ minimum: 0 });
export const Amount = Type.Integer({ minimum: 1 });

/** Text of the catalogue or of a programme, which is public; never about a household. */
export const PublicText = Type.Object(
  { zh: Type.String({ minLength: 1, maxLength: 200 }), en: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
);

export function OneOf<const Values extends readonly string[]>(values: Values) {
  return Type.Unsafe<Values[number]>(Type.Enum([...values]));
}

export function Closed<const Properties extends Record<string, TSchema>>(properties: Properties) {
  return Type.Object(properties, { additionalProperties: false });
}
