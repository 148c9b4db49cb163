import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Criterion } from '../criterion.js';
import { outcomeOf } from '../evaluate.js';
import type { Outcome } from '../evaluate.js';
import type { Facts } from '../fact-catalogue.js';
import { naiveReach } from '../testing/naive-reach.js';
import { criterion, facts } from '../testing/random-criteria.js';
import { compileNeeds } from './need-index.js';

const OUTCOMES: Outcome[] = ['eligible', 'undetermined', 'ineligible'];
const inStreet = (street: string): Criterion => ({ area: 'area', within: street });
const known = (values: Facts['values']): Facts => ({ values, disputed: [] });

function expectSameAsScan(
  needs: ReadonlyMap<string, Facts>,
  index: ReturnType<typeof compileNeeds>,
  judged: Criterion,
) {
  for (const outcome of OUTCOMES) {
    const scanned = [...needs].filter(([, one]) => outcomeOf(judged, one) === outcome).map(([id]) => id);
    expect(index.ids(judged, outcome).sort()).toEqual(scanned.sort());
  }
}

describe('compileNeeds, for any criteria, facts and order of changes', () => {
  const change = fc.record({ id: fc.nat(150).map(String), facts: fc.option(facts) });

  it('equals the full scan after needs come, change and go', () => {
    let cases = 0;
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 150, maxLength: 400 }),
        fc.array(criterion, { minLength: 10, maxLength: 10 }),
        (changes, criteria) => {
          const needs = new Map<string, Facts>();
          const index = compileNeeds([]);
          for (const { id, facts: now } of changes) {
            if (now) index.add({ id, facts: now });
            else index.remove(id);
            if (now) needs.set(id, now);
            else needs.delete(id);
          }
          expect(index.size).toBe(needs.size);
          for (const judged of criteria) expectSameAsScan(needs, index, judged);
          cases += needs.size * criteria.length;
        },
      ),
      { numRuns: 150 },
    );
    expect(cases).toBeGreaterThan(100_000);
  });

  it('counts as a scan does: reached, added, removed, by street, and the funnel', () => {
    fc.assert(
      fc.property(
        fc.array(facts, { minLength: 40, maxLength: 120 }),
        fc.array(criterion, { minLength: 1, maxLength: 4 }),
        fc.option(criterion, { nil: undefined }),
        (given, parts, published) => {
          const needs = given.map((one, at) => ({ id: String(at), facts: one }));
          const index = compileNeeds(needs);
          const draft: Criterion = parts.length === 1 ? parts[0]! : { all: parts };
          expect(index.reach(draft, published)).toEqual(naiveReach(needs, draft, published));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('equals the full scan over many blocks, most of them half empty', () => {
    const many = fc.sample(facts, { numRuns: 6_000, seed: 3 });
    const needs = new Map(many.map((one, at) => [String(at), one] as const));
    const index = compileNeeds([...needs].map(([id, one]) => ({ id, facts: one })));
    for (const [at, id] of [...needs.keys()].entries()) {
      if (at % 3 === 0) continue;
      needs.delete(id);
      index.remove(id);
    }
    for (const judged of fc.sample(criterion, { numRuns: 40, seed: 4 }))
      expectSameAsScan(needs, index, judged);
  });
});

describe('compileNeeds', () => {
  it('reads what an operator cannot read as unknown, and compares as the evaluator does', () => {
    const values: Facts['values'][string][] = [
      true,
      false,
      0,
      1,
      2,
      3.5,
      -1,
      2 ** 53 - 1,
      2 ** 40,
      '',
      '1',
      'true',
      '110101',
      '110101001',
      '110101001001',
      '1101010010011',
      '11010100',
      [],
      ['1'],
      ['a', 'b'],
      ['a', 'a'],
    ];
    const needs = new Map(
      values.flatMap((value, at) => [
        [`known ${at}`, known({ age: value, area: value, __own__: value })] as const,
        [`disputed ${at}`, { values: { age: value, area: value }, disputed: ['area', 'age'] }] as const,
      ]),
    );
    const index = compileNeeds([...needs].map(([id, one]) => ({ id, facts: one })));
    const operands = [true, false, 0, 1, 3.5, -1, 2 ** 40, '', '1', '110101', '110101001', 'none'];
    const strings = operands.filter((operand) => typeof operand === 'string');
    const numbers = [null, ...operands.filter((operand) => typeof operand === 'number'), 2 ** 60];
    const judged: Criterion[] = [
      ...operands.map((is) => ({ fact: 'age', is })),
      ...strings.map((within) => inStreet(within)),
      ...['110101001001', '1101010010011', '11010100'].map(inStreet),
      ...strings.map((is) => ({ fact: 'area', is })),
      ...numbers.flatMap((low) => numbers.map((high) => ({ fact: 'age', between: [low, high] as const }))),
      { fact: 'age', in: [] },
      { fact: 'age', in: ['1', 2] },
      { fact: 'age', in: [2, '1', 1, 3.5, 0] },
      { fact: 'age', in: [2 ** 53 - 1, 2 ** 40] },
      { fact: 'age', overlaps: [] },
      { fact: 'age', overlaps: ['a', '1'] },
      { fact: '__proto__', is: 'x' },
      { fact: '__own__', overlaps: ['b'] },
      { all: [] },
      { any: [] },
      { not: { fact: 'nowhere', is: 1 } },
    ];
    for (const one of judged) expectSameAsScan(needs, index, one);
  });

  it('moves a need whose street changes, and leaves nothing of it behind', () => {
    const index = compileNeeds([{ id: 'a', facts: known({ area: '110101001001', age: 9 }) }]);
    index.add({ id: 'a', facts: known({ area: '110101002001' }) });
    expect(index.size).toBe(1);
    expect(index.reach(inStreet('110101001'))).toMatchObject({ reached: 0, undetermined: 0, byArea: [] });
    expect(index.reach(inStreet('110101')).byArea).toEqual([
      { area: '110101002', reached: 1, undetermined: 0, added: null, removed: null },
    ]);
    index.add({ id: 'b', facts: known({ area: '110101001001' }) });
    expect(index.ids({ fact: 'age', between: [0, null] }, 'undetermined').sort()).toEqual(['a', 'b']);
  });

  it('uses a freed place again, and gives back the room of a street that is empty', () => {
    const index = compileNeeds([]);
    const street = (at: number) => `1101010${String(at % 40).padStart(2, '0')}001`;
    for (let at = 0; at < 4_000; at += 1) {
      index.add({ id: String(at), facts: known({ area: street(at), age: at % 128 }) });
      if (at >= 100) index.remove(String(at - 100));
    }
    expect(index.reach({ fact: 'age', between: [0, 63] })).toMatchObject({ needs: 100, reached: 36 });
    expect(index.ids({ all: [] }, 'eligible', 7)).toHaveLength(7);
    index.remove('no such need');
    expect(index.size).toBe(100);
  });

  it('tells what each part of a draft leaves out, alone and after those before it', () => {
    const index = compileNeeds([
      { id: 'a', facts: known({ age: 9, ownBed: false }) },
      { id: 'b', facts: known({ age: 15, ownBed: true }) },
      { id: 'c', facts: known({ age: 10 }) },
      { id: 'd', facts: known({ age: 11, ownBed: true }) },
    ]);
    const ofAge: Criterion = { fact: 'age', between: [5, 14] };
    const draft: Criterion = { all: [ofAge, { not: { fact: 'ownBed', is: true } }] };
    expect(index.reach(draft, ofAge)).toEqual({
      needs: 4,
      reached: 1,
      undetermined: 1,
      added: 0,
      removed: 2,
      byArea: [],
      funnel: [
        { path: '/all/0', alone: 1, remaining: 3 },
        { path: '/all/1', alone: 2, remaining: 2 },
      ],
    });
    expect(index.reach(ofAge)).toMatchObject({ added: null, funnel: [{ path: '', alone: 1, remaining: 3 }] });
  });
});
