import { type Static, Type } from 'typebox';
import type { Criterion } from '#eligibility';
import { defineContract } from './contract.js';
import { Amount, AreaCode, Closed, Code, Count, DateOnly, Id, OneOf, PublicText } from './fields.js';

export const PROGRAMME_STATUSES = ['published', 'paused', 'closed'] as const;
export const CONFIRMED_BY = ['coordinator', 'policy'] as const;
export const DECIDED_BY = [
  'officer',
  'round',
  'team',
  'first-come',
  'claim',
  'committee',
  'member',
  'station',
  'unit',
] as const;
export const LINE_KINDS = ['item', 'visit', 'session', 'hours', 'money'] as const;
export const CAPACITY_UNITS = [
  'households',
  'places',
  'wishes',
  'hours',
  'volunteer-hours-a-week',
  'worker-visits-a-week',
  'cny-fen',
] as const;

export const PlanLine = Closed({
  lineId: Code,
  kind: OneOf(LINE_KINDS),
  label: PublicText,
  quantity: Amount,
  unit: Code,
});
export type PlanLine = Static<typeof PlanLine>;

export const ProgrammeState = Closed({
  programmeId: Id,
  version: Amount,
  status: OneOf(PROGRAMME_STATUSES),
  providerId: Id,
  name: PublicText,
  categories: Type.Array(Code, { minItems: 1, maxItems: 20 }),
  items: Type.Array(Code, { maxItems: 100 }),
  criteria: Type.Unsafe<Criterion>(Type.Object({})),
  serviceArea: Type.Array(AreaCode, { minItems: 1, maxItems: 200 }),
  capacity: Closed({ unit: OneOf(CAPACITY_UNITS), total: Count, perMatch: Amount }),
  window: Closed({ from: DateOnly, until: Type.Union([DateOnly, Type.Null()]) }),
  decision: Closed({ confirmedBy: OneOf(CONFIRMED_BY), decidedBy: OneOf(DECIDED_BY) }),
  leadDays: Count,
  plan: Type.Array(PlanLine, { minItems: 1, maxItems: 100 }),
});
export type ProgrammeState = Static<typeof ProgrammeState>;

function programmeContract<const Type extends string>(type: Type) {
  return defineContract({
    type,
    version: 1,
    stream: 'programmes',
    schema: ProgrammeState,
    key: 'programmeId',
  });
}

export const programmePublished = programmeContract('programme.published');
export const programmeRevised = programmeContract('programme.revised');
export const programmeCapacityChanged = programmeContract('programme.capacity-changed');
export const programmePaused = programmeContract('programme.paused');
export const programmeClosed = programmeContract('programme.closed');
