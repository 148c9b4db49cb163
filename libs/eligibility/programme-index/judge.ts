import type { Expression, Junction } from './expression.js';
import { FALSE, TRUE, UNKNOWN } from './truth.js';

/** The truth of an expression for the values of the match `stamp`; each expression is worked out once a match. */
export function judge(expression: Expression, stamp: number): number {
  if (expression.stamp === stamp) return expression.truth;
  const truth =
    expression.operator === 'literal'
      ? expression.test(expression.fact.value)
      : judgeJunction(expression, stamp);
  expression.stamp = stamp;
  expression.truth = truth;
  return truth;
}

function judgeJunction({ operator, parts }: Junction, stamp: number): number {
  const all = operator === 'all';
  const settled = all ? FALSE : TRUE;
  let truth = all ? TRUE : FALSE;
  for (const part of parts) {
    const partTruth = part.stamp === stamp ? part.truth : judge(part, stamp);
    if (partTruth === settled) return settled;
    if (partTruth === UNKNOWN) truth = UNKNOWN;
  }
  return truth;
}
