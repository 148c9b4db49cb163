import { areaWithin, type Criterion, type Facts } from '#eligibility';

/** What decides whom a programme reaches. */
export interface Draft {
  readonly categories: readonly string[];
  readonly serviceArea: readonly string[];
  readonly criteria: Criterion;
}

/** A need as far as it matters to who reaches it. */
export interface ReachableNeed {
  readonly id: string;
  readonly category: string;
  readonly areaCode: string;
  readonly values: Facts['values'];
  readonly disputed: Facts['disputed'];
}

/** A fact key that no catalogue can have. */
const CATEGORY = '$category';

/** A need with its category and its place as facts. Its place is never in doubt: routing goes by the area code. */
export function indexedNeed({ id, category, areaCode, values, disputed }: ReachableNeed): {
  id: string;
  facts: Facts;
} {
  return {
    id,
    facts: {
      values: { ...values, area: areaCode, [CATEGORY]: category },
      disputed: disputed.filter((fact) => fact !== 'area'),
    },
  };
}

/** The whole draft as one criterion: category, service area, then what its own criteria ask one by one. */
export function criterionOf(draft: Draft): Criterion {
  return { all: conjunctsOf(draft).map(({ criterion }) => criterion) };
}

export interface Conjunct {
  /** JSON pointer into the draft. */
  readonly path: string;
  readonly criterion: Criterion;
}

/** The conjuncts of `criterionOf`, in its order. */
export function conjunctsOf({ categories, serviceArea, criteria }: Draft): Conjunct[] {
  const places = widest(serviceArea).map((within) => ({ area: 'area', within }) as const);
  return [
    { path: '/categories', criterion: { fact: CATEGORY, in: categories } },
    { path: '/serviceArea', criterion: { any: places } },
    ...('all' in criteria
      ? criteria.all.map((criterion, at) => ({ path: `/criteria/all/${at}`, criterion }))
      : [{ path: '/criteria', criterion: criteria }]),
  ];
}

/** The areas that do not lie in another of them. */
function widest(areas: readonly string[]): string[] {
  return [...new Set(areas)].filter(
    (code, _, all) => !all.some((other) => other !== code && areaWithin(code, other)),
  );
}
