import { Type } from 'typebox';
import { defineContract } from './contract.js';
import { AreaCode, Closed, Code, FactKey, Id, OneOf, PublicText } from './fields.js';

export const PROVIDER_KINDS = [
  'foundation',
  'community-fund',
  'agency',
  'community-organisation',
  'volunteer-team',
  'unit',
  'clinic',
  'station',
] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];
export const AREA_LEVELS = ['district', 'street', 'community'] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];
export const AREA_STATUSES = ['live', 'dead'] as const;
export const FACT_TYPES = ['integer', 'boolean', 'choice', 'set', 'area'] as const;
export const FACT_SUPPLIERS = ['home-visit', 'document', 'derived', 'household'] as const;
export const FACT_SENSITIVITIES = ['plain', 'sensitive', 'health'] as const;

export const areaListed = defineContract({
  type: 'area.listed',
  version: 1,
  stream: 'catalogue',
  schema: Closed({
    code: AreaCode,
    name: Type.String({ minLength: 1, maxLength: 60 }),
    level: OneOf(AREA_LEVELS),
    parent: Type.Optional(AreaCode),
    status: OneOf(AREA_STATUSES),
  }),
  key: 'code',
});

export const FactState = Closed({
  key: FactKey,
  type: OneOf(FACT_TYPES),
  /** Code of a unit that eligibility can word, such as `years` or `fen`. */
  unit: Type.Optional(Code),
  options: Type.Optional(Type.Array(Closed({ value: Type.String({ maxLength: 64 }), label: PublicText }))),
  label: PublicText,
  suppliedBy: Type.Array(OneOf(FACT_SUPPLIERS), { minItems: 1 }),
  sensitivity: OneOf(FACT_SENSITIVITIES),
});

export const factDefined = defineContract({
  type: 'fact.defined',
  version: 1,
  stream: 'catalogue',
  schema: FactState,
  key: 'key',
});

export const providerListed = defineContract({
  type: 'provider.listed',
  version: 1,
  stream: 'catalogue',
  schema: Closed({
    providerId: Id,
    name: PublicText,
    kind: OneOf(PROVIDER_KINDS),
    areaCode: Type.Optional(AreaCode),
  }),
  key: 'providerId',
});
