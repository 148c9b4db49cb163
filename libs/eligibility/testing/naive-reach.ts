import type { Criterion } from '../criterion.js';
import { outcomeOf } from '../evaluate.js';
import type { Facts } from '../fact-catalogue.js';
import type { Reach, ReachCounts } from '../need-index/reach.js';

type Needs = readonly { readonly id: string; readonly facts: Facts }[];

/** Reach by asking the evaluator about every need, once for each figure. */
export function naiveReach(needs: Needs, draft: Criterion, published: Criterion | undefined): Reach {
  const parts = 'all' in draft ? draft.all : [draft];
  const streets = [...new Set(needs.map(({ facts }) => streetOf(facts)))].filter((street) => street !== null);
  const left = (criterion: Criterion) =>
    needs.filter(({ facts }) => outcomeOf(criterion, facts) !== 'ineligible').length;
  return {
    needs: needs.length,
    ...counts(needs, draft, published),
    byArea: streets
      .sort()
      .map((area) => {
        const there = needs.filter(({ facts }) => streetOf(facts) === area);
        return { area, ...counts(there, draft, published) };
      })
      .filter(({ reached, undetermined, removed }) => reached + undetermined + (removed ?? 0) > 0),
    funnel: parts.map((part, at) => ({
      path: 'all' in draft ? `/all/${at}` : '',
      alone: needs.length - left(part),
      remaining: left({ all: parts.slice(0, at + 1) }),
    })),
  };
}

function counts(needs: Needs, draft: Criterion, published: Criterion | undefined): ReachCounts {
  const eligible = (criterion: Criterion, { facts }: Needs[number]) =>
    outcomeOf(criterion, facts) === 'eligible';
  const reached = needs.filter((need) => eligible(draft, need));
  const before = published ? needs.filter((need) => eligible(published, need)) : null;
  return {
    reached: reached.length,
    undetermined: needs.filter(({ facts }) => outcomeOf(draft, facts) === 'undetermined').length,
    added: before && reached.filter((need) => !before.includes(need)).length,
    removed: before && before.filter((need) => !reached.includes(need)).length,
  };
}

function streetOf({ values, disputed }: Facts): string | null {
  const area = disputed.includes('area') ? undefined : values['area'];
  return typeof area === 'string' ? area.slice(0, 9) : null;
}
