import type { Criterion } from '../criterion.js';
import { knownValue } from '../criterion.js';
import type { Facts } from '../fact-catalogue.js';
import { ExpressionTable } from './expression-table.js';
import { GUARDS } from './expression.js';
import type { Expression, Literal, Programme, Rule } from './expression.js';
import { judge } from './judge.js';
import { Postings } from './postings.js';
import { FALSE, TRUE } from './truth.js';

export interface IndexedProgramme {
  readonly id: string;
  readonly criterion: Criterion;
}

/** Ids in ascending order; every other programme of the index is ineligible. */
export interface ProgrammeMatches {
  readonly eligible: readonly string[];
  readonly undetermined: readonly string[];
}

export interface ProgrammeIndex {
  readonly size: number;
  /** Adds a programme, or replaces the one with its id. */
  add(programme: IndexedProgramme): void;
  /** Whether there was one. */
  remove(id: string): boolean;
  match(facts: Facts): ProgrammeMatches;
}

/**
 * Programmes, asked for those that a need's facts do not rule out; the verdicts are those of `outcomeOf`.
 *
 * Criteria are interned, so that programmes which share one are judged once (ExpressionTable). Each is posted under
 * access literals, of which at least one is not false whenever the criterion is not (likelihood.ts): this is what makes
 * it right. They are the access predicates of S. E. Whang et al., "Indexing Boolean Expressions", VLDB 2009, and
 * M. Fontoura et al., "Efficiently Evaluating Complex Boolean Expressions", SIGMOD 2010, taken to three values.
 *
 * A match visits the literals that its known values allow, and all those of unknown facts, and judges what is posted
 * there: it costs as many programmes as the rarest facts leave, not as there are. Adding and removing cost the size of
 * the one criterion. An index serves one match at a time.
 */
export function compileProgrammes(programmes: Iterable<IndexedProgramme>): ProgrammeIndex {
  const index = new CompiledProgrammes();
  for (const programme of programmes) index.add(programme);
  return index;
}

class CompiledProgrammes implements ProgrammeIndex {
  private readonly table = new ExpressionTable();
  private readonly postings = new Postings();
  private readonly rules = new Map<Expression, Rule>();
  private readonly programmes = new Map<string, Programme>();
  private stamp = 0;
  private eligible: string[] = [];
  private undetermined: string[] = [];

  get size(): number {
    return this.programmes.size;
  }

  add({ id, criterion }: IndexedProgramme): void {
    const root = this.table.acquire(criterion);
    this.remove(id);
    const known = this.rules.get(root);
    if (known) this.table.release(root);
    const rule = known ?? this.postings.open(root);
    if (!known) this.rules.set(root, rule);
    const programme = { id, rule, place: rule.programmes.length };
    this.programmes.set(id, programme);
    if (known) rule.programmes.push(programme);
    else rule.programmes = [programme];
  }

  remove(id: string): boolean {
    const programme = this.programmes.get(id);
    if (!programme) return false;
    this.programmes.delete(id);
    const { rule, place } = programme;
    const last = rule.programmes.pop();
    if (last && last !== programme) {
      rule.programmes[place] = last;
      last.place = place;
    }
    if (rule.programmes.length > 0) return true;
    this.rules.delete(rule.root);
    this.postings.close(rule);
    this.table.release(rule.root);
    return true;
  }

  match(facts: Facts): ProgrammeMatches {
    this.stamp += 1;
    this.eligible = [];
    this.undetermined = [];
    const { facts: known } = this.table;
    for (const fact of known.values()) fact.value = knownValue(facts, fact.name);
    for (const rule of this.postings.always) this.settle(rule);
    for (const { spaces, value } of known.values()) {
      for (const space of spaces) space.possible(value, this.visit);
    }
    return { eligible: this.eligible.sort(), undetermined: this.undetermined.sort() };
  }

  private readonly visit = ({ rules, guards }: Literal): void => {
    const { stamp } = this;
    for (let at = 0; at < rules.length; at += 1) {
      if (!ruledOut(guards, at * GUARDS, stamp)) this.settle(rules[at]!);
    }
  };

  private settle(rule: Rule): void {
    if (rule.stamp === this.stamp) return;
    rule.stamp = this.stamp;
    const truth = judge(rule.root, this.stamp);
    if (truth === FALSE) return;
    const into = truth === TRUE ? this.eligible : this.undetermined;
    for (const { id } of rule.programmes) into.push(id);
  }
}

/** Whether one of the guards from a place on is false. */
function ruledOut(guards: readonly (Expression | null)[], from: number, stamp: number): boolean {
  for (let at = from; at < from + GUARDS; at += 1) {
    const guard = guards[at];
    if (!guard) return false;
    if (judge(guard, stamp) === FALSE) return true;
  }
  return false;
}
