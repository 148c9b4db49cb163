import { allocate, type Allocation, verify } from '#allocation';
import { DomainError } from '#kernel';
import { type FrozenInput, type Round, roundInput } from './round.js';

/** The allocation, which the checker has proven. */
export function proposeSeats(round: Round, frozen: FrozenInput): Allocation {
  const input = roundInput(round, frozen);
  const allocation = allocate(input);
  const violations = verify(allocation, input);
  if (violations.length > 0)
    throw new DomainError('round.not-proven', {
      count: violations.length,
      rules: [...new Set(violations.map(({ rule }) => rule))],
    });
  return allocation;
}
