import type { Criterion, FactCatalogue, Language, Reach } from '#eligibility';
import { conjunctsOf, type Draft } from './draft.js';
import { sayCategories, sayCondition } from './say-condition.js';

export interface Capacity {
  readonly total: number;
  readonly perMatch: number;
}

export interface FunnelStep {
  /** JSON pointer into the draft. */
  path: string;
  /** Null for the categories, which are no criterion over facts. */
  criterion: Criterion | null;
  label: string;
  /** How many open needs this leaves out, whatever else is asked. */
  alone: number;
  /** How many may still be reached after this and all before it. */
  remaining: number;
}

export interface CapacityReach {
  seats: number;
  /** Reached needs for each seat; null without seats. */
  perSeat: number | null;
  /** Reached needs for which there is no seat. */
  beyond: number;
}

interface Words {
  readonly catalogue: FactCatalogue;
  readonly language: Language;
}

/** Where the draft loses needs, from its categories to the last of its criteria. */
export function funnelOf(draft: Draft, funnel: Reach['funnel'], words: Words): FunnelStep[] {
  return conjunctsOf(draft).map(({ path, criterion }, at) => {
    const isCategory = path === '/categories';
    const { alone, remaining } = funnel[at]!;
    return {
      path,
      criterion: isCategory ? null : criterion,
      label: isCategory ? sayCategories(draft.categories, words.language) : sayCondition(criterion, words),
      alone,
      remaining,
    };
  });
}

export function againstCapacity(reached: number, { total, perMatch }: Capacity): CapacityReach {
  const seats = Math.floor(total / perMatch);
  return { seats, perSeat: seats === 0 ? null : reached / seats, beyond: Math.max(0, reached - seats) };
}
