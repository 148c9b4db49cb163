import { describe, expect, it } from '@jest/globals';
import { bundleProgramme, readBundles } from './bundle.js';
import type { BundleRound } from './bundle.js';
import { stageText } from './integer-programme.js';

const round: BundleRound = {
  needs: [
    { id: 'n2', priorityClass: 1, items: ['shoes', 'coat', 'shoes'], poolIds: ['p1', 'p2', 'p3'] },
    { id: 'n1', priorityClass: 0, items: ['coat', 'desk'], poolIds: ['p2', 'p1'] },
  ],
  pools: [
    { id: 'p2', seats: 1, items: ['coat', 'shoes'], fen: 300 },
    { id: 'p1', seats: 2, items: ['coat'], fen: 0 },
    { id: 'p3', seats: 5, items: ['desk'], fen: 100 },
  ],
  budgets: [{ id: 'b', poolIds: ['p1', 'p2', 'p3'], fen: 500 }],
};

describe('bundles', () => {
  it('become an integer programme, in classes', () => {
    expect(bundleProgramme(round)).toEqual({
      objectives: [
        { sense: 'max', sum: '+ 1 y0_0' },
        { sense: 'max', sum: '+ 1 y1_0 + 1 y1_1' },
        { sense: 'min', sum: '+ 1 x0_0 + 1 x0_1 + 1 x1_0 + 1 x1_1' },
      ],
      constraints: [
        '+ 1 y0_0 - 1 x0_0 - 1 x0_1 <= 0',
        '+ 1 y1_0 - 1 x1_0 - 1 x1_1 <= 0',
        '+ 1 y1_1 - 1 x1_1 <= 0',
        '+ 1 x0_0 + 1 x1_0 <= 2',
        '+ 1 x0_1 + 1 x1_1 <= 1',
        '+ 300 x0_1 + 300 x1_1 <= 500',
      ],
      upToOne: ['y0_0', 'y1_0', 'y1_1'],
      binary: ['x0_0', 'x0_1', 'x1_0', 'x1_1'],
    });
  });

  it('hold what is reached while they go on', () => {
    const text = stageText(bundleProgramme(round), [1, 2]);
    expect(text).toContain('Minimize\nobjective: + 1 x0_0 + 1 x0_1 + 1 x1_0 + 1 x1_1\n');
    expect(text).toContain('c6: + 1 y0_0 >= 1\nc7: + 1 y1_0 + 1 y1_1 >= 2\n');
  });

  it('have no further stage than they have objectives', () => {
    expect(() => stageText(bundleProgramme(round), [1, 2, 3])).toThrow(RangeError);
  });

  it('are the same in any order', () => {
    const turned: BundleRound = {
      needs: round.needs
        .toReversed()
        .map((need) => ({ ...need, items: need.items.toReversed(), poolIds: need.poolIds.toReversed() })),
      pools: round.pools.toReversed(),
      budgets: round.budgets,
    };
    expect(bundleProgramme(turned)).toEqual(bundleProgramme(round));
  });

  it('are read from a solution, with what is left over', () => {
    expect(readBundles(round, new Set(['x0_0', 'x1_1', 'y0_0']))).toEqual([
      { needId: 'n1', poolIds: ['p1'], left: ['desk'] },
      { needId: 'n2', poolIds: ['p2'], left: [] },
    ]);
  });

  it('have nothing to decide where no pool helps', () => {
    const alone = { ...round, pools: [] };
    expect(bundleProgramme(alone).objectives).toEqual([]);
    expect(readBundles(alone, new Set())).toEqual([
      { needId: 'n1', poolIds: [], left: ['coat', 'desk'] },
      { needId: 'n2', poolIds: [], left: ['coat', 'shoes'] },
    ]);
  });
});
