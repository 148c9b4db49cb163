import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate } from './allocate.js';
import type { Allocation, Certificate, RefusedCertificate, ServedCertificate } from './allocation.js';
import { pinnedRounds, smallRounds } from './testing/small-rounds.js';
import { verify } from './verify.js';

const rounds = fc.oneof(smallRounds, pinnedRounds);

/** A change to an allocation, or undefined where it has nothing to change; `pick` chooses what is changed. */
type Tampering = (allocation: Allocation, pick: number) => Allocation | undefined;

function at<T>(list: readonly T[], index: number, change: (value: T) => T): T[] {
  return list.map((value, place) => (place === index ? change(value) : value));
}

function inList<K extends 'seats' | 'certificates' | 'cutOffs' | 'closedSets'>(
  key: K,
  change: (value: Allocation[K][number]) => Allocation[K][number],
): Tampering {
  return (allocation, pick) => {
    const list: readonly Allocation[K][number][] = allocation[key];
    return list.length === 0 ? undefined : { ...allocation, [key]: at(list, pick % list.length, change) };
  };
}

function inCertificates<C extends Certificate>(
  wanted: (certificate: Certificate) => certificate is C,
  change: (certificate: C, allocation: Allocation) => Certificate,
): Tampering {
  return (allocation, pick) => {
    const places = allocation.certificates.flatMap((one, index) => (wanted(one) ? [index] : []));
    if (places.length === 0) return undefined;
    const certificates = at(allocation.certificates, places[pick % places.length]!, (one) =>
      wanted(one) ? change(one, allocation) : one,
    );
    return { ...allocation, certificates };
  };
}

const isServed = (one: Certificate): one is ServedCertificate => one.outcome === 'served';
const isRefused = (one: Certificate): one is RefusedCertificate => one.outcome === 'not-served';
const isFull = (one: Certificate): one is RefusedCertificate => isRefused(one) && one.reason === 'full';

const dropped = (key: 'seats' | 'certificates' | 'cutOffs' | 'closedSets'): Tampering => {
  return (allocation, pick) => {
    const list: readonly unknown[] = allocation[key];
    if (list.length === 0) return undefined;
    return { ...allocation, [key]: list.filter((_, index) => index !== pick % list.length) };
  };
};

const another = (allocation: Allocation, poolId: string) => {
  const { cutOffs } = allocation;
  const place = cutOffs.findIndex((cutOff) => cutOff.poolId === poolId);
  return cutOffs[(place + 1) % cutOffs.length]!.poolId;
};

const tamperings: Record<string, Tampering> = {
  'a seat elsewhere': (allocation, pick) => {
    if (allocation.seats.length === 0 || allocation.cutOffs.length < 2) return undefined;
    const move = (seat: Allocation['seats'][number]) => ({
      ...seat,
      poolId: another(allocation, seat.poolId),
    });
    return { ...allocation, seats: at(allocation.seats, pick % allocation.seats.length, move) };
  },
  'a seat less': dropped('seats'),
  'a seat given twice': ({ seats, ...rest }) =>
    seats[0] ? { ...rest, seats: [seats[0], ...seats] } : undefined,
  'a seat for nobody': ({ seats, ...rest }) => ({
    ...rest,
    seats: [...seats, { needId: 'zz', poolId: 'p0' }],
  }),
  'a certificate less': dropped('certificates'),
  'a certificate twice': ({ certificates, ...rest }) =>
    certificates[0] ? { ...rest, certificates: [...certificates, certificates[0]] } : undefined,
  'two certificates swapped': ({ certificates, ...rest }) =>
    certificates.length < 2 ? undefined : { ...rest, certificates: certificates.toReversed() },
  'two positions swapped': ({ certificates, ...rest }) => {
    const [first, second, ...others] = certificates;
    if (!first || !second) return undefined;
    const swapped = [
      { ...second, position: 1 },
      { ...first, position: 2 },
    ];
    return { ...rest, certificates: [...swapped, ...others] };
  },
  'another pool in a certificate': inCertificates(isServed, (one, allocation) => ({
    ...one,
    poolId: allocation.cutOffs.length < 2 ? 'nowhere' : another(allocation, one.poolId),
  })),
  'a pin made up or denied': inCertificates(isServed, (one) => ({ ...one, pinned: !one.pinned })),
  'another cut-off in a certificate': inCertificates(isServed, (one) => ({
    ...one,
    cutOff: (one.cutOff ?? 0) + 1,
  })),
  'a swap made up': inCertificates(isServed, (one) => ({
    ...one,
    swaps: [...one.swaps, { needId: one.needId, from: one.poolId, to: one.poolId }],
  })),
  'another reason': inCertificates(isRefused, (one) => ({
    ...one,
    reason: one.reason === 'full' ? 'no-choice' : 'full',
  })),
  'a closed set that is not there': inCertificates(isFull, (one) => ({ ...one, closedSet: 99 })),
  'no closed set': inCertificates(isFull, (one) => ({ ...one, closedSet: null })),
  'a promise of one more seat': inCertificates(isRefused, (one) => ({
    ...one,
    oneMoreSeatIn: one.oneMoreSeatIn.length > 0 ? [] : ['p0'],
  })),
  'a cut-off less': dropped('cutOffs'),
  'more seats': inList('cutOffs', (cutOff) => ({ ...cutOff, seats: cutOff.seats + 1 })),
  'more taken': inList('cutOffs', (cutOff) => ({ ...cutOff, taken: cutOff.taken + 1 })),
  'another last': inList('cutOffs', (cutOff) => ({
    ...cutOff,
    lastServed: cutOff.lastServed ? null : { needId: 'n0', position: 1 },
  })),
  'a closed set less': dropped('closedSets'),
  'a closed set without its last pool': inList('closedSets', (set) => ({
    ...set,
    pools: set.pools.slice(0, -1),
  })),
  'a closed set with one more pool': inList('closedSets', (set) => ({ ...set, pools: [...set.pools, 'p9'] })),
  'a closed set with more seats': inList('closedSets', (set) => ({ ...set, seats: set.seats + 1 })),
  'another cost': ({ cost, ...rest }) => ({ ...rest, cost: cost + 1 }),
  'another seed': ({ seed, ...rest }) => ({ ...rest, seed: `${seed}!` }),
  'another input hash': ({ inputHash, ...rest }) => ({ ...rest, inputHash: inputHash.replace(/./, 'x') }),
};

describe('verify', () => {
  it('finds nothing in what allocate gives', () => {
    fc.assert(
      fc.property(rounds, (round) => {
        expect(verify(allocate(round), round)).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each(Object.entries(tamperings))('finds %s', (_, tamper) => {
    let tampered = 0;
    fc.assert(
      fc.property(rounds, fc.nat(), (round, pick) => {
        const allocation = tamper(allocate(round), pick);
        if (!allocation) return;
        tampered += 1;
        expect(verify(allocation, round)).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(tampered).toBeGreaterThan(20);
  });

  it('finds an input that is not the one allocated', () => {
    const pairs = fc
      .tuple(rounds, rounds)
      .filter(([one, other]) => JSON.stringify(one) !== JSON.stringify(other));
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        expect(verify(allocate(one), other)).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('finds a need of lower priority served in the place of one that was refused', () => {
    fc.assert(
      fc.property(rounds, (round) => {
        const allocation = allocate(round);
        for (const refused of allocation.certificates.filter(isFull)) {
          // Whoever sits in a choice of the refused one gives its seat up.
          const choices = round.needs.find(({ id }) => id === refused.needId)!.choices;
          const seats = allocation.seats.map((seat) =>
            seat.poolId === choices[0]!.poolId ? { ...seat, needId: refused.needId } : seat,
          );
          if (JSON.stringify(seats) === JSON.stringify(allocation.seats)) continue;
          expect(verify({ ...allocation, seats }, round)).not.toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
