import { CAPACITY_UNITS, CONFIRMED_BY, DECIDED_BY, LINE_KINDS, type PlanLine } from '#contracts';
import type { Criterion } from '#eligibility';
import {
  CodeField,
  CodeList,
  DateField,
  IdField,
  JsonObject,
  ListOf,
  Nested,
  OneOf,
  PatternList,
  Text,
  Whole,
} from '#service-kit';
import { PublicTextBody } from '../public-text.js';
import type { Offer, Terms } from './domain/programme.js';

export const UNITS_AT_MOST = 2_000_000_000;
const AREA = /^\d{6}(\d{3}){0,2}$/;
const AREA_SAID = { zh: ' 6、9 或 12 位行政区划代码', en: 'area codes of 6, 9 or 12 digits' };
const POINTER = /^(\/[\w.~-]{1,64}){1,12}$/;
const POINTER_SAID = {
  zh: '指向条款的 JSON 指针，如 /leadDays',
  en: 'JSON pointers to terms, such as /leadDays',
};

class CapacityBody {
  @OneOf(CAPACITY_UNITS)
  unit: Terms['capacity']['unit'];

  @Whole({ min: 0, max: UNITS_AT_MOST })
  total: number;

  @Whole({ min: 1, max: UNITS_AT_MOST, description: 'what one match takes' })
  perMatch: number;
}

class WindowBody {
  @DateField()
  from: string;

  @DateField({ nullable: true, description: 'the last day, or null while there is none' })
  until: string | null;
}

class DecisionBody {
  @OneOf(CONFIRMED_BY)
  confirmedBy: Terms['decision']['confirmedBy'];

  @OneOf(DECIDED_BY)
  decidedBy: Terms['decision']['decidedBy'];
}

class PlanLineBody {
  @CodeField({ example: 'desk' })
  lineId: string;

  @OneOf(LINE_KINDS)
  kind: PlanLine['kind'];

  @Nested(() => PublicTextBody)
  label: PublicTextBody;

  @Whole({ min: 1, max: UNITS_AT_MOST })
  quantity: number;

  @CodeField({ example: 'piece' })
  unit: string;
}

/** The terms of a programme; what is left out of notes and assumptions is gone. */
export class RevisionBody {
  @Nested(() => PublicTextBody)
  name: PublicTextBody;

  @CodeList({ min: 1, max: 20 })
  categories: string[];

  @CodeList({ max: 100 })
  items: string[];

  @JsonObject({ description: 'a criterion over the fact catalogue', example: { all: [] } })
  criteria: Criterion;

  @PatternList(AREA, AREA_SAID, { min: 1, max: 200, description: 'each covers all in it' })
  serviceArea: string[];

  @Nested(() => CapacityBody)
  capacity: CapacityBody;

  @Nested(() => WindowBody)
  window: WindowBody;

  @Nested(() => DecisionBody)
  decision: DecisionBody;

  @Whole({ min: 0, max: 3650, description: 'days until it starts' })
  leadDays: number;

  @ListOf(() => PlanLineBody, { min: 1, max: 100 })
  plan: PlanLineBody[];

  @Text({ max: 2000, optional: true })
  notes?: string;

  @PatternList(POINTER, POINTER_SAID, {
    max: 200,
    optional: true,
    description: 'the terms that are not confirmed yet',
  })
  assumed?: string[];
}

export class OfferBody extends RevisionBody {
  @IdField()
  providerId: string;
}

export function revisionOf({ notes, assumed, ...terms }: RevisionBody): Omit<Offer, 'providerId'> {
  return { terms, notes: notes ?? null, assumed: assumed ?? [] };
}

export function offerOf({ providerId, ...revision }: OfferBody): Offer {
  return { providerId, ...revisionOf(revision) };
}
