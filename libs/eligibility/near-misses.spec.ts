import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { areaWithin } from './area.js';
import type { Criterion } from './criterion.js';
import { evaluate, outcomeOf } from './evaluate.js';
import type { Facts, FactValue } from './fact-catalogue.js';
import type { NearMiss } from './near-misses.js';
import { criterion, DOMAINS, facts } from './testing/random-criteria.js';

const age = (between: readonly [number | null, number | null]): Criterion => ({ fact: 'ageYears', between });
const hardship = (...overlaps: string[]): Criterion => ({ fact: 'hardship', overlaps });
const mobility = (is: string): Criterion => ({ fact: 'mobility', is });
const within = (code: string): Criterion => ({ area: 'area', within: code });

describe('near misses', () => {
  it.each<[string, Criterion, FactValue, object | null]>([
    ['over', age([5, 14]), 15, { atMost: 14, distance: 1 }],
    ['under', age([5, 14]), 2, { atLeast: 5, distance: 3 }],
    [
      'between two intervals, nearer to one',
      { any: [age([0, 3]), age([8, null])] },
      7,
      { atLeast: 8, distance: 1 },
    ],
    [
      'between two intervals, as near',
      { any: [age([0, 4]), age([8, null])] },
      6,
      { atMost: 4, atLeast: 8, distance: 2 },
    ],
    ['an interval that is not wanted', { not: age([3, 14]) }, 4, { atMost: 2, distance: 2 }],
    ['no number below zero', { not: age([0, 14]) }, 1, { atLeast: 15, distance: 14 }],
    [
      'a bound inside a hole',
      { all: [age([5, 14]), { not: age([12, 14]) }] },
      15,
      { atMost: 11, distance: 4 },
    ],
    ['nothing helps', { all: [age([5, 8]), age([9, 14])] }, 7, null],
    ['a number', { fact: 'ageYears', in: [3, 6] }, 8, { atMost: 6, distance: 2 }],
    ['yes or no', { not: { fact: 'ownBed', is: true } }, true, { is: false }],
    [
      'options',
      { fact: 'mobility', in: ['aided', 'bedridden'] },
      'independent',
      { oneOf: ['aided', 'bedridden'] },
    ],
    ['all other options', { not: mobility('aided') }, 'aided', { noneOf: ['aided'] }],
    ['options that exclude each other', { all: [mobility('aided'), mobility('bedridden')] }, 'aided', null],
    ['places', within('110101008'), '110102001001', { within: ['110101008'] }],
    ['all other places', { not: within('110101008') }, '110101008001', { outside: ['110101008'] }],
    [
      'a place with a hole',
      { all: [within('110101'), { not: within('110101008') }] },
      '110101008001',
      { within: ['110101'], outside: ['110101008'] },
    ],
    [
      'one element of several',
      hardship('dibao', 'tekun'),
      ['orphan'],
      { add: [['dibao', 'tekun']], remove: [], distance: 1 },
    ],
    [
      'one element of either list',
      { any: [hardship('dibao'), hardship('tekun')] },
      [],
      { add: [['dibao', 'tekun']], remove: [], distance: 1 },
    ],
    [
      'two elements',
      { all: [hardship('dibao', 'tekun'), hardship('orphan')] },
      [],
      { add: [['dibao', 'tekun'], ['orphan']], remove: [], distance: 2 },
    ],
    [
      'elements in the way',
      { not: hardship('dibao', 'tekun') },
      ['tekun', 'orphan'],
      { add: [], remove: ['tekun'], distance: 1 },
    ],
  ])('%s', (_, judged, value, miss) => {
    const fact = /"(?:fact|area)":"(\w+)"/.exec(JSON.stringify(judged))![1]!;
    const { nearMisses } = evaluate(judged, { values: { [fact]: value }, disputed: [] });
    expect(nearMisses).toEqual(miss ? [{ fact, value, ...miss }] : []);
  });

  it('lists each fact that would do alone', () => {
    const either: Criterion = { any: [age([5, 14]), hardship('dibao')] };
    const { nearMisses } = evaluate(either, { values: { ageYears: 30, hardship: [] }, disputed: [] });
    expect(nearMisses.map(({ fact }) => fact)).toEqual(['ageYears', 'hardship']);
  });

  it('is exactly what changing one fact shows, for any criterion and facts', () => {
    fc.assert(
      fc.property(criterion, facts, (judged, given) => {
        const { outcome, nearMisses } = evaluate(judged, given);
        if (outcome !== 'ineligible') return expect(nearMisses).toEqual([]);
        for (const [fact, domain] of Object.entries(DOMAINS)) {
          const miss = nearMisses.find((one) => one.fact === fact);
          const fits = domain.filter((value) => wouldBeEligible(judged, given, fact, value));
          if (miss) expectNearest(miss, domain, fits);
          else if (fits.length > 0) throw new Error(`no near miss in ${fact}`);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});

function wouldBeEligible(judged: Criterion, given: Facts, fact: string, value: FactValue): boolean {
  const isKnown = Object.hasOwn(given.values, fact) && !given.disputed.includes(fact);
  return (
    isKnown && outcomeOf(judged, { ...given, values: { ...given.values, [fact]: value } }) === 'eligible'
  );
}

function expectNearest(miss: NearMiss, domain: readonly FactValue[], fits: readonly FactValue[]): void {
  expect(fits).not.toEqual([]);
  if ('is' in miss) return expect(fits).toEqual([miss.is]);
  if ('oneOf' in miss) return expect([...fits].sort()).toEqual([...miss.oneOf].sort());
  if ('noneOf' in miss) {
    return expect(fits).toEqual(domain.filter((value) => !miss.noneOf.includes(value as string)));
  }
  if ('add' in miss) {
    const changes = fits.map((value) => difference(miss.value, value as string[]));
    expect(miss.distance).toBe(Math.min(...changes));
    const kept = miss.value.filter((element) => !miss.remove.includes(element));
    const results = miss.add.reduce(
      (sets, group) => sets.flatMap((set) => group.map((one) => [...set, one])),
      [kept],
    );
    const sorted = results.map((set) => [...set].sort());
    return expect(fits).toEqual(expect.arrayContaining(sorted));
  }
  if ('distance' in miss) {
    const nearest = Math.min(...fits.map((value) => Math.abs((value as number) - miss.value)));
    expect(miss.distance).toBe(nearest);
    const bounds = fits.filter((value) => Math.abs((value as number) - miss.value) === nearest);
    return expect([miss.atMost, miss.atLeast].filter((bound) => bound !== undefined)).toEqual(bounds);
  }
  const described = domain.filter(
    (place) =>
      (miss.within?.some((outer) => areaWithin(place as string, outer)) ?? true) &&
      !miss.outside?.some((outer) => areaWithin(place as string, outer)),
  );
  expect(described).not.toEqual([]);
  expect(fits).toEqual(expect.arrayContaining(described));
}

function difference(from: readonly string[], to: readonly string[]): number {
  return [...from, ...to].filter((element) => from.includes(element) !== to.includes(element)).length;
}
