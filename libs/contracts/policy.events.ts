import { type Static, Type } from 'typebox';
import type { Criterion } from '#eligibility';
import { defineContract } from './contract.js';
import { Amount, Closed, Code, OneOf, PublicText } from './fields.js';

/** There is one policy for the whole district, in versions. */
export const POLICY_CODES = ['district'] as const;

export const PolicyState = Closed({
  code: OneOf(POLICY_CODES),
  version: Amount,
  /** In order of priority. A need belongs to the first whose criterion is true for it; all others come after the last. */
  classes: Type.Array(
    Closed({ code: Code, label: PublicText, criterion: Type.Unsafe<Criterion>(Type.Object({})) }),
    { maxItems: 20 },
  ),
});
export type PolicyState = Static<typeof PolicyState>;

export const policyAdopted = defineContract({
  type: 'policy.adopted',
  version: 1,
  stream: 'catalogue',
  schema: PolicyState,
  key: 'code',
});
