import { checkCriterion } from './check-criterion.js';
import type { CriterionProblem } from './check-leaf.js';
import { constantParts } from './constant-parts.js';
import { leavesOf } from './criterion.js';
import type { Criterion } from './criterion.js';
import type { FactCatalogue } from './fact-catalogue.js';

/** Allowed, but worth a second look. */
interface CriterionWarning {
  /** JSON pointer into the criterion. */
  readonly path: string;
  readonly code: 'criterion.repeats-service-area';
}

interface CriterionCheck {
  readonly problems: readonly CriterionProblem[];
  readonly warnings: readonly CriterionWarning[];
}

/**
 * Checks the criterion of a programme: its form, then whether each part of it can be met and can be missed, then
 * whether it can be met and missed by those who live in the service area. `{ all: [] }` is meant and passes.
 */
export function checkProgrammeCriterion(
  criterion: Criterion,
  { catalogue, serviceArea }: { catalogue: FactCatalogue; serviceArea: readonly string[] },
): CriterionCheck {
  const malformed = checkCriterion(criterion, catalogue);
  if (malformed.length > 0) return { problems: malformed, warnings: [] };
  const constant = constantParts(criterion, catalogue, null);
  if (constant.length > 0) {
    const problems = constant.map(({ path, truth }): CriterionProblem => ({
      path,
      code: truth ? 'criterion.always-true' : 'criterion.unsatisfiable',
    }));
    return { problems, warnings: [] };
  }
  return asksForArea(criterion)
    ? checkServiceArea(criterion, catalogue, serviceArea)
    : { problems: [], warnings: [] };
}

/** What is constant for those in reach and was not before is so because of where they live. */
function checkServiceArea(
  criterion: Criterion,
  catalogue: FactCatalogue,
  serviceArea: readonly string[],
): CriterionCheck {
  const constant = constantParts(criterion, catalogue, serviceArea).filter(({ part }) => asksForArea(part));
  const [repeating, contradicting] = [true, false].map((met) =>
    constant.filter(({ truth, wanted }) => (truth === wanted) === met),
  );
  return {
    problems: (contradicting ?? []).map(({ path }) => ({ path, code: 'criterion.outside-service-area' })),
    warnings: (repeating ?? []).map(({ path }) => ({ path, code: 'criterion.repeats-service-area' })),
  };
}

function asksForArea(criterion: Criterion): boolean {
  return leavesOf(criterion).some((leaf) => 'area' in leaf);
}
