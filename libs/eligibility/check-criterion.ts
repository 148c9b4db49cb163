import { checkLeaf } from './check-leaf.js';
import type { CriterionProblem } from './check-leaf.js';
import type { FactCatalogue } from './fact-catalogue.js';

/** Nested parts, leaves, and values in all lists together: they bound what one evaluation can cost. */
export const CRITERION_LIMITS = { depth: 8, leaves: 200, values: 1000 } as const;

/**
 * Every problem with a criterion that comes from outside, each with the JSON pointer of the part it is about; empty
 * if the criterion can be stored and evaluated. `{ all: [] }` is allowed only as the whole: a programme for everybody.
 */
export function checkCriterion(criterion: unknown, catalogue: FactCatalogue): CriterionProblem[] {
  const check: Check = { catalogue, problems: [], leaves: 0, values: 0 };
  checkPart(criterion, { path: '', depth: 0 }, check);
  const { leaves, values } = CRITERION_LIMITS;
  if (check.leaves > leaves)
    check.problems.push({ path: '', code: 'criterion.too-many-leaves', limit: leaves });
  if (check.values > values)
    check.problems.push({ path: '', code: 'criterion.too-many-values', limit: values });
  return check.problems;
}

interface Check {
  readonly catalogue: FactCatalogue;
  readonly problems: CriterionProblem[];
  leaves: number;
  values: number;
}

interface At {
  readonly path: string;
  readonly depth: number;
}

function checkPart(part: unknown, { path, depth }: At, check: Check): void {
  if (depth > CRITERION_LIMITS.depth) {
    check.problems.push({ path, code: 'criterion.too-deep', limit: CRITERION_LIMITS.depth });
    return;
  }
  if (!isRecord(part)) {
    check.problems.push({ path, code: 'criterion.malformed' });
    return;
  }
  const form = Object.keys(part).sort().join();
  if (form === 'all' || form === 'any') checkParts(part[form], { path: `${path}/${form}`, depth }, check);
  else if (form === 'not') checkPart(part['not'], { path: `${path}/not`, depth: depth + 1 }, check);
  else {
    check.leaves += 1;
    check.values += Object.values(part).reduce<number>((sum, value) => sum + lengthOf(value), 0);
    if (check.leaves <= CRITERION_LIMITS.leaves)
      check.problems.push(...checkLeaf(part, path, check.catalogue));
  }
}

function checkParts(parts: unknown, { path, depth }: At, check: Check): void {
  if (!Array.isArray(parts)) check.problems.push({ path, code: 'criterion.malformed' });
  else if (parts.length === 0 && path !== '/all') check.problems.push({ path, code: 'criterion.empty-list' });
  else parts.forEach((part, at) => checkPart(part, { path: `${path}/${at}`, depth: depth + 1 }, check));
}

function lengthOf(operand: unknown): number {
  return Array.isArray(operand) ? operand.length : 0;
}

function isRecord(part: unknown): part is Record<string, unknown> {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}
