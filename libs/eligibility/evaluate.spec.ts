import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Criterion } from './criterion.js';
import { evaluate, failedFacts, outcomeOf } from './evaluate.js';
import type { Verdict } from './evaluate.js';
import { completions, grade, holds } from './testing/oracle.js';
import { criterion, facts, readOnceCriterion } from './testing/random-criteria.js';

const known = (values: Record<string, boolean | number | string | string[]>) => ({ values, disputed: [] });
const ofAge: Criterion = { fact: 'ageYears', between: [5, 14] };
const inHardship: Criterion = { fact: 'hardship', overlaps: ['dibao', 'tekun'] };
const noBed: Criterion = { not: { fact: 'ownBed', is: true } };
const studySpace: Criterion = { all: [ofAge, inHardship, noBed] };

describe('evaluate', () => {
  it('finds Xiaoyu eligible and shows what it saw', () => {
    const verdict = evaluate(studySpace, known({ ageYears: 9, hardship: ['dibao'], ownBed: false }));
    expect(verdict).toMatchObject({ outcome: 'eligible', failed: [], missing: [], nearMisses: [] });
    expect(verdict.trace).toEqual([
      {
        path: '/all/0',
        fact: 'ageYears',
        operator: 'between',
        expected: [5, 14],
        wanted: true,
        state: 'known',
        value: 9,
        result: true,
      },
      {
        path: '/all/1',
        fact: 'hardship',
        operator: 'overlaps',
        expected: ['dibao', 'tekun'],
        wanted: true,
        state: 'known',
        value: ['dibao'],
        result: true,
      },
      {
        path: '/all/2/not',
        fact: 'ownBed',
        operator: 'is',
        expected: true,
        wanted: false,
        state: 'known',
        value: false,
        result: false,
      },
    ]);
  });

  it('is undetermined while a fact that matters is missing or disputed, and names it', () => {
    const verdict = evaluate(studySpace, { values: { ageYears: 9, ownBed: false }, disputed: ['ownBed'] });
    expect(verdict).toMatchObject({ outcome: 'undetermined', missing: ['hardship', 'ownBed'], failed: [] });
    expect(verdict.trace.map(({ state }) => state)).toEqual(['known', 'missing', 'disputed']);
    expect(verdict.trace[2]).not.toHaveProperty('value');
  });

  it('is ineligible whatever is missing, once a known fact settles it', () => {
    const verdict = evaluate(studySpace, known({ ageYears: 15 }));
    expect(verdict).toMatchObject({ outcome: 'ineligible', failed: ['/all/0'], missing: [], nearMisses: [] });
  });

  it('names every condition that fails, and no near miss if two facts stand in the way', () => {
    const verdict = evaluate(studySpace, known({ ageYears: 9, hardship: [], ownBed: true }));
    expect(verdict).toMatchObject({ failed: ['/all/1', '/all/2/not'], nearMisses: [] });
    expect(failedFacts(verdict)).toEqual(['hardship', 'ownBed']);
  });

  it.each<[string, Criterion, string[]]>([
    [
      'any: the cheapest way out',
      { any: [{ all: [ofAge, inHardship] }, { not: noBed }] },
      ['/any/1/not/not'],
    ],
    ['not all: one leaf', { not: { all: [noBed, { fact: 'alone', is: true }] } }, ['/not/all/0/not']],
    [
      'not any: every leaf',
      { not: { any: [noBed, { fact: 'alone', is: true }] } },
      ['/not/any/0/not', '/not/any/1'],
    ],
    ['a leaf alone: the whole', ofAge, ['']],
    ['nothing can help', { all: [{ any: [] }, ofAge] }, []],
  ])('failed, %s', (_, failing, failed) => {
    const verdict = evaluate(failing, known({ ageYears: 15, hardship: [], ownBed: false, alone: true }));
    expect(verdict).toMatchObject({ outcome: 'ineligible', failed });
  });

  it('asks only for facts that still matter', () => {
    const either: Criterion = { all: [{ any: [noBed, inHardship] }, { any: [inHardship, ofAge] }] };
    expect(evaluate(either, known({ ownBed: false })).missing).toEqual(['hardship', 'ageYears']);
    expect(evaluate(either, known({ ownBed: false, ageYears: 9 })).outcome).toBe('eligible');
  });

  it('counts a value that the operator cannot read, or an inherited one, as missing', () => {
    expect(evaluate(ofAge, known({ ageYears: 'nine' }))).toMatchObject({
      outcome: 'undetermined',
      missing: ['ageYears'],
    });
    expect(evaluate({ fact: '__proto__', overlaps: ['dibao'] }, known({})).outcome).toBe('undetermined');
  });

  it('gives the same bytes when it is stored and read again', () => {
    const verdict = evaluate(studySpace, { values: { ageYears: 15, hardship: [] }, disputed: ['ownBed'] });
    expect(JSON.parse(JSON.stringify(verdict))).toStrictEqual(verdict);
  });
});

describe('evaluate, for any criterion and facts', () => {
  const check = <T extends unknown[]>(property: fc.IPropertyWithHooks<T>) =>
    fc.assert(property, { numRuns: 5_000 });
  const truthOf = { eligible: true, ineligible: false, undetermined: undefined };
  const outcomes = (judged: Criterion, given: Parameters<typeof completions>[0]) =>
    new Set(completions(given).map((values) => holds(judged, values)));

  it('never says eligible or ineligible unless every completion of the facts agrees', () => {
    check(
      fc.property(criterion, facts, (judged, given) => {
        const { outcome } = evaluate(judged, given);
        expect(outcomeOf(judged, given)).toBe(outcome);
        if (outcome !== 'undetermined') expect([...outcomes(judged, given)]).toEqual([truthOf[outcome]]);
      }),
    );
  });

  it('is undetermined only if completions differ, where each fact occurs once', () => {
    check(
      fc.property(readOnceCriterion, facts, (judged, given) => {
        const found = outcomes(judged, given);
        expect(truthOf[evaluate(judged, given).outcome]).toBe(found.size === 1 ? [...found][0] : undefined);
      }),
    );
  });

  it('is decided by the missing facts that it names', () => {
    check(
      fc.property(criterion, facts, (judged, given) => {
        const { missing } = evaluate(judged, given);
        const decided = completions(given).every((values) => {
          const found = Object.fromEntries(missing.map((fact) => [fact, values[fact]!]));
          const disputed = given.disputed.filter((fact) => !missing.includes(fact));
          return outcomeOf(judged, { values: { ...given.values, ...found }, disputed }) !== 'undetermined';
        });
        expect(decided).toBe(true);
      }),
    );
  });

  it('fails in a smallest set of leaves: turning them helps, and no fewer do', () => {
    check(
      fc.property(criterion, facts, (judged, given) => {
        const verdict = evaluate(judged, given);
        if (verdict.outcome !== 'ineligible') return expect(verdict.failed).toEqual([]);
        expect(gradeTurned(judged, verdict, verdict.failed)).toBeGreaterThan(0);
        const paths = verdict.trace.filter(({ state }) => state === 'known').map(({ path }) => path);
        const fewer = subsets(paths).filter((turned) => turned.length < verdict.failed.length);
        expect(fewer.filter((turned) => gradeTurned(judged, verdict, turned) > 0)).toEqual([]);
      }),
    );
  });
});

function gradeTurned(judged: Criterion, { trace }: Verdict, turned: readonly string[]): number {
  const leaves = trace.map(({ path, result }): [string, number] => {
    const leafGrade = result === 'unknown' ? 0.5 : Number(result);
    return [path, turned.includes(path) ? 1 - leafGrade : leafGrade];
  });
  return grade(judged, new Map(leaves));
}

function subsets(paths: readonly string[]): string[][] {
  return Array.from({ length: 2 ** paths.length }, (_, mask) => paths.filter((__, at) => (mask >> at) & 1));
}
