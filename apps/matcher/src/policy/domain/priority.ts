import type { PolicyState } from '#contracts';
import { type Facts, outcomeOf } from '#eligibility';

export type Policy = Pick<PolicyState, 'version' | 'classes'>;

/** Before any policy is adopted, everybody is of one class. */
export const NO_POLICY: Policy = { version: 0, classes: [] };

/**
 * The place of a need's class in the policy, 0 first: the first class whose criterion is true for it, or one after the
 * last. What is not known counts for nobody: a class is for verified facts.
 */
export function priorityClassOf(facts: Facts, { classes }: Policy): number {
  const at = classes.findIndex(({ criterion }) => outcomeOf(criterion, facts) === 'eligible');
  return at === -1 ? classes.length : at;
}
