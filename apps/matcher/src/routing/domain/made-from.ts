import { canonical } from './canonical.js';
import type { RoutableNeed } from './route-need.js';

/**
 * The version of the rules by which needs are routed: who is a candidate, in which order, who gets a seat, and what is
 * said when nobody does. Goes up with every change that could give one stored decision another result.
 */
export const ROUTING_RULES = 1;

/** What a decision is made from, apart from the programmes, of which `revision` names every version. */
export interface MadeFrom {
  readonly need: RoutableNeed;
  readonly needVersion: number;
  readonly today: string;
  readonly revision: number;
  readonly excluded: readonly string[];
  readonly free: Readonly<Record<string, number>>;
}

/**
 * What is hashed of a decision's inputs. Programmes come in by the revision and by the candidates that `free` names:
 * hashing all of them would cost more than the decision.
 */
export function inputBytes({ need, needVersion, today, revision, excluded, free }: MadeFrom): string {
  const { id, category, items, areaCode, facts } = need;
  const asked = [id, needVersion, category, items.map(({ code }) => code), areaCode, facts.disputed];
  const given = [today, revision, [...excluded].sort()];
  return `[${JSON.stringify([...asked, ...given])},${canonical(facts.values)},${canonical(free)}]`;
}
