import type { Criterion, Leaf } from '../criterion.js';
import type { FactColumns, LeafPlan } from './fact-columns.js';

/** One step computes one register: for each slot of a block whether the part is true, and whether it can be. */
export type Step =
  | { readonly kind: 'leaf'; readonly plan: LeafPlan }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly number[] }
  | { readonly kind: 'not'; readonly part: number };

/** The steps of some criteria together, in order; parts that are equal are one step, whichever criterion they are of. */
export class BlockProgram {
  readonly steps: Step[] = [];
  private readonly registers = new Map<string, number>();

  constructor(private readonly columns: FactColumns) {}

  /** The register in which the criterion comes out. */
  add(criterion: Criterion): number {
    if ('all' in criterion) return this.join('all', criterion.all);
    if ('any' in criterion) return this.join('any', criterion.any);
    if ('not' in criterion) {
      const part = this.add(criterion.not);
      return this.register(`not ${part}`, () => ({ kind: 'not', part }));
    }
    const leaf: Leaf = criterion;
    return this.register(JSON.stringify(leaf), () => ({ kind: 'leaf', plan: this.columns.plan(leaf) }));
  }

  private join(kind: 'all' | 'any', criteria: readonly Criterion[]): number {
    const parts = criteria.map((part) => this.add(part));
    return this.register(`${kind} ${parts.join()}`, () => ({ kind, parts }));
  }

  private register(key: string, step: () => Step): number {
    const known = this.registers.get(key);
    if (known !== undefined) return known;
    const register = this.steps.push(step()) - 1;
    this.registers.set(key, register);
    return register;
  }
}
