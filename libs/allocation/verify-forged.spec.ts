import { describe, expect, it } from '@jest/globals';
import { allocate } from './allocate.js';
import type { RoundInput } from './problem.js';
import { verify } from './verify.js';

const need = (id: string, waitingSince: number, ...pools: string[]) => ({
  id,
  priorityClass: 0,
  waitingSince,
  choices: pools.map((poolId, cost) => ({ poolId, cost })),
});
const pool = (id: string, seats: number) => ({ id, programmeId: id, seats });
const aRound = (needs: RoundInput['needs'], pools: RoundInput['pools']): RoundInput => ({
  needs,
  pools,
  seed: 's',
  pins: [],
});

const one = [pool('x', 1)];
const two = [pool('x', 1), pool('y', 1)];
const both = [need('a', 1, 'x'), need('b', 2, 'x')];
const pinned = { ...aRound(both, one), pins: [{ needId: 'b', poolId: 'x' }] };

/** Consistent in itself, made from another input, under the hash of the true one. */
const forgeries: readonly [string, string, RoundInput, RoundInput][] = [
  [
    'a need served before another of higher priority',
    'refused-before-lower-priority',
    aRound(both, one),
    aRound([need('a', 3, 'x'), need('b', 2, 'x')], one),
  ],
  [
    'a refusal where somebody could have moved',
    'closed-set-open',
    aRound([need('a', 1, 'x', 'y'), need('b', 2, 'x')], two),
    aRound(both, two),
  ],
  ['a refusal where a seat was free', 'closed-set-not-full', aRound(both, [pool('x', 2)]), aRound(both, one)],
  [
    'a refusal that forgets a choice',
    'choice-outside-closed-set',
    aRound([need('a', 1, 'x'), need('b', 2, 'x', 'y')], two),
    aRound(both, two),
  ],
  ['a seat too many', 'pool-over-seats', aRound(both, one), aRound(both, [pool('x', 2)])],
  [
    'a seat that is no choice',
    'seat-not-a-choice',
    aRound([need('a', 1, 'x'), need('b', 2)], two),
    aRound([need('a', 1, 'x'), need('b', 2, 'y')], two),
  ],
  ['a pin that was not kept', 'pin-not-kept', pinned, aRound(both, one)],
  ['a pin that nobody made', 'certificate-untrue', aRound(both, one), pinned],
  [
    'a need that was not there',
    'seat-unknown',
    aRound([need('b', 2, 'x')], two),
    aRound([need('a', 1, 'x'), need('b', 2, 'x')], two),
  ],
  [
    'a cost that is not that of the choices',
    'cost',
    aRound([{ ...need('a', 1), choices: [{ poolId: 'x', cost: 4 }] }], one),
    aRound([need('a', 1, 'x')], one),
  ],
];

describe('verify, of a forged round', () => {
  it.each(forgeries)('finds %s: %s', (_, rule, truth, other) => {
    const forged = { ...allocate(other), inputHash: allocate(truth).inputHash };
    expect(verify(forged, truth).map((violation) => violation.rule)).toContain(rule);
  });
});
