import { factOf } from '../criterion.js';
import type { Criterion, Leaf } from '../criterion.js';
import { accessOf } from './access.js';
import type { Expression, Junction, KnownFact, Literal } from './expression.js';
import { leafTest } from './leaf-test.js';
import { hardness } from './likelihood.js';
import { literalKey } from './literal-key.js';
import { spaceOf } from './space.js';
import { FALSE } from './truth.js';

/**
 * Criteria as a graph in which equal parts are one object (hash-consing), kept by counting their uses. `not` is pushed
 * down to the leaves, which Kleene's logic allows: negation turns `all` into `any` of the negated parts and back.
 */
export class ExpressionTable {
  readonly facts = new Map<string, KnownFact>();
  private readonly expressions = new Map<string, Expression>();
  private nextId = 1;

  /** The one object for this criterion, with one more use. */
  acquire(criterion: Criterion, wanted = true): Expression {
    if ('not' in criterion) return this.acquire(criterion.not, !wanted);
    const operator = operatorOf(criterion, wanted);
    if (operator === 'literal') return this.literal(criterion as Leaf, wanted);
    const parts = new Set<Expression>();
    this.collect(criterion, { wanted, operator, parts });
    return this.junction(operator, [...parts]);
  }

  /** Takes one use back, and the object away with its last. */
  release(expression: Expression): void {
    expression.uses -= 1;
    if (expression.uses > 0) return;
    this.expressions.delete(expression.key);
    if (expression.operator !== 'literal') return expression.parts.forEach((part) => this.release(part));
    const { fact, access } = expression;
    fact.literals -= 1;
    if (fact.literals === 0) this.facts.delete(fact.name);
    if (access) spaceOf(fact.spaces, access.kind).forget(access.points);
  }

  private collect(criterion: Criterion, into: Collected): void {
    if ('not' in criterion) return this.collect(criterion.not, { ...into, wanted: !into.wanted });
    if (operatorOf(criterion, into.wanted) === into.operator) {
      for (const part of partsOf(criterion)) this.collect(part, into);
      return;
    }
    const part = this.acquire(criterion, into.wanted);
    if (into.parts.has(part)) this.release(part);
    else into.parts.add(part);
  }

  private junction(operator: Junction['operator'], parts: Expression[]): Expression {
    const [only] = parts;
    if (only && parts.length === 1) return only;
    const key = `${operator} ${parts
      .map(({ id }) => id)
      .sort((a, b) => a - b)
      .join()}`;
    const known = this.expressions.get(key);
    if (known) {
      parts.forEach((part) => this.release(part));
      known.uses += 1;
      return known;
    }
    parts.sort((a, b) => hardness(a) - hardness(b) || a.id - b.id);
    return this.enter({ ...this.fresh(key), operator, parts });
  }

  private literal(given: Leaf, givenWanted: boolean): Literal {
    const { leaf, wanted } = positive(given, givenWanted);
    const key = literalKey(leaf, wanted);
    const known = this.expressions.get(key);
    if (known?.operator === 'literal') {
      known.uses += 1;
      return known;
    }
    const fact = this.fact(factOf(leaf));
    fact.literals += 1;
    const access = accessOf(leaf, wanted);
    if (access) spaceOf(fact.spaces, access.kind).name(access.points);
    const test = leafTest(leaf, wanted);
    return this.enter({ ...this.fresh(key), operator: 'literal', fact, test, access, rules: [], guards: [] });
  }

  private fact(name: string): KnownFact {
    const known = this.facts.get(name);
    if (known) return known;
    const fact: KnownFact = { name, spaces: [], literals: 0, value: undefined };
    this.facts.set(name, fact);
    return fact;
  }

  private fresh(key: string) {
    this.nextId += 1;
    return { id: this.nextId, key, uses: 1, stamp: 0, truth: FALSE };
  }

  private enter<E extends Expression>(expression: E): E {
    this.expressions.set(expression.key, expression);
    return expression;
  }
}

interface Collected {
  readonly wanted: boolean;
  readonly operator: Junction['operator'];
  readonly parts: Set<Expression>;
}

/** Without `not`, which the callers have followed. */
function operatorOf(criterion: Criterion, wanted: boolean): Expression['operator'] {
  if ('all' in criterion) return wanted ? 'all' : 'any';
  if ('any' in criterion) return wanted ? 'any' : 'all';
  return 'literal';
}

function partsOf(criterion: Criterion): readonly Criterion[] {
  if ('all' in criterion) return criterion.all;
  return 'any' in criterion ? criterion.any : [];
}

/** "Not yes" is "no", missing or not. */
function positive(leaf: Leaf, wanted: boolean): { leaf: Leaf; wanted: boolean } {
  return !wanted && 'is' in leaf && typeof leaf.is === 'boolean'
    ? { leaf: { fact: leaf.fact, is: !leaf.is }, wanted: true }
    : { leaf, wanted };
}
