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
 * Programmes, asked for those that a need's facts do not rule out; the same verdicts as `outcomeOf` for each programme.
 *
 * Criteria are interned, so programmes that share one are judged once (see ExpressionTable). Each distinct criterion
 * is posted under access literals, of which one at least is not false whenever the criterion is not (see likelihood.ts;
 * the access predicates of S. E. Whang et al., "Indexing Boolean Expressions", VLDB 2009, and M. Fontoura et al.,
 * "Efficiently Evaluating Complex Boolean Expressions", SIGMOD 2010, taken to three values). A match visits the literals that the known values satisfy and all literals
 * of facts that are unknown, and judges what is posted there; so it costs the programmes that the need's rarest facts
 * leave, not those that there are. Adding and removing cost the size of the one criterion. One match at a time.
 */
export function compileProgrammes(programmes: Iterable<IndexedProgramme>): ProgrammeIndex {
  const index = new CompiledProgrammes();
  for (const programme of programmes) index.add(programme);
  return index;
}

/** Stamps stay small integers. */
const LAST_STAMP = 2 ** 30 - 1;

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
    this.programmes.set(id, { id, rule, place: rule.programmes.length });
    rule.programmes.push(this.programmes.get(id)!);
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
    this.begin();
    const { facts: known } = this.table;
    for (const fact of known.values()) fact.value = knownValue(facts, fact.name);
    for (const rule of this.postings.always) this.settle(rule);
    for (const { spaces, value } of known.values()) {
      for (const space of spaces) space.possible(value, this.visit);
    }
    return { eligible: this.eligible.sort(), undetermined: this.undetermined.sort() };
  }

  private begin(): void {
    this.eligible = [];
    this.undetermined = [];
    this.stamp += 1;
    if (this.stamp <= LAST_STAMP) return;
    this.stamp = 1;
    this.table.forgetTruths();
    for (const rule of this.rules.values()) rule.stamp = 0;
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
