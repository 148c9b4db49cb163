import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ProgrammeState } from '#contracts';
import { criterion, facts } from '../../../../../libs/eligibility/testing/random-criteria.js';
import { aProgramme } from '../../../../../test/harness/examples.js';
import { NO_POLICY } from '../../policy/domain/priority.js';
import { candidatesFor, consider, inCandidateOrder } from '../../routing/domain/route-need.js';
import { type Programmes, ProgrammeShelf, withChanges } from './programmes.js';

const today = '2026-11-24';
const places = ['110101', '110101001', '110101001001', '110101002'];
const programme: fc.Arbitrary<ProgrammeState> = fc
  .record({
    criteria: criterion,
    categories: fc.subarray(['study-space', 'small-wish'], { minLength: 1 }),
    serviceArea: fc.subarray(places, { minLength: 1 }),
    status: fc.constantFrom('published' as const, 'published' as const, 'paused' as const, 'closed' as const),
    window: fc.constantFrom({ from: '2026-01-01', until: null }, { from: '2026-01-01', until: '2026-06-30' }),
    leadDays: fc.nat(2),
  })
  .map((terms) => aProgramme(terms));
const need = fc.record({
  id: fc.uuid(),
  category: fc.constantFrom('study-space', 'small-wish', 'care'),
  items: fc.constant([{ code: 'desk' }]),
  areaCode: fc.constantFrom('110101001001', '110101001002', '110101002001', '110102001001'),
  facts,
});

function shelved(programmes: readonly ProgrammeState[]): Programmes {
  const shelf = new ProgrammeShelf();
  for (const one of programmes) shelf.put(one);
  return {
    revision: 1,
    policy: NO_POLICY,
    all: shelf.all,
    get: (id) => shelf.get(id),
    fitting: (asking) => shelf.fitting(asking),
  };
}

describe('programmes', () => {
  it('give a need the candidates that asking every one of them gives', () => {
    fc.assert(
      fc.property(fc.array(programme, { maxLength: 8 }), need, fc.nat(7), (list, asking, at) => {
        const given = { excluded: new Set(list.slice(at, at + 1).map((one) => one.programmeId)), today };
        const asked = inCandidateOrder(asking, consider(asking, list, given));
        expect(candidatesFor(asking, shelved(list), given)).toEqual(asked);
      }),
      { numRuns: 3_000 },
    );
  });

  it('are the same with changes laid over as with the changes made', () => {
    const changed = fc.tuple(fc.array(programme, { minLength: 1, maxLength: 5 }), fc.array(programme), need);
    fc.assert(
      fc.property(changed, fc.nat(4), ([list, news, asking], kept) => {
        const changes = news.map((state, at) => ({
          ...state,
          programmeId: list[at + kept]?.programmeId ?? state.programmeId,
        }));
        const shelf = new ProgrammeShelf();
        for (const one of changes) shelf.put(one);
        const over = withChanges(shelved(list), { revision: 2, policy: NO_POLICY, changed: shelf });
        const made = shelved([...list, ...changes]);
        const given = { excluded: new Set<string>(), today };
        expect(candidatesFor(asking, over, given)).toEqual(candidatesFor(asking, made, given));
        expect(new Set(over.all)).toEqual(new Set(made.all));
      }),
      { numRuns: 1_000 },
    );
  });
});
