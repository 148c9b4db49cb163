import { describe, expect, it } from '@jest/globals';
import { lot, priorityOrder } from './lot.js';

describe('lot', () => {
  it('is SHA-256 of the seed followed by the need id', () => {
    // printf 'abc' | sha256sum
    expect(lot('a', 'bc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('priorityOrder', () => {
  const need = (id: string, priorityClass: number, waitingSince: number) => ({
    id,
    priorityClass,
    waitingSince,
    choices: [],
  });
  const order = (needs: ReturnType<typeof need>[], seed: string) =>
    Array.from(priorityOrder(needs, seed), (index) => needs[index]!.id);

  it('goes by class first, then by who has waited longer', () => {
    expect(order([need('a', 1, 1), need('b', 0, 9), need('c', 0, 3)], '')).toEqual(['c', 'b', 'a']);
  });

  it('draws lots where both are equal, and others with another seed', () => {
    const tied = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => need(id, 0, 7));
    const byLot = (seed: string) =>
      tied.map(({ id }) => id).sort((a, b) => (lot(seed, a) < lot(seed, b) ? -1 : 1));
    const all = [need('first', 0, 1), ...tied, need('last', 0, 8)];
    for (const seed of ['one', 'two']) expect(order(all, seed)).toEqual(['first', ...byLot(seed), 'last']);
    expect(byLot('one')).not.toEqual(byLot('two'));
  });
});
