import { GUARDS } from './expression.js';
import type { Expression, Literal, Rule } from './expression.js';
import { accessLiterals } from './likelihood.js';
import { spaceOf } from './space.js';

/** Which rules a match has to judge: those that one of their access literals allows, and those that have none. */
export class Postings {
  readonly always: Rule[] = [];

  /** Posts a new rule; time in proportion to its criterion. */
  open(root: Expression): Rule {
    const access = accessLiterals(root);
    // Lists made at their size hold no spare room, which would be a quarter of all memory.
    const places = access ? access.map(({ rules }) => rules.length) : [this.always.length];
    const rule: Rule = { root, access, places, programmes: [], stamp: 0 };
    if (!access) this.always.push(rule);
    for (const literal of access ?? []) {
      if (literal.rules.length === 0) postInSpace(literal, true);
      literal.rules.push(rule);
      literal.guards.push(...guardsOf(root, literal));
    }
    return rule;
  }

  /** The last of a list takes the place that becomes free, so nothing else moves. */
  close(rule: Rule): void {
    if (!rule.access) {
      const last = takeOver(this.always, rule.places[0] ?? 0);
      if (last) last.places[0] = rule.places[0] ?? 0;
      return;
    }
    rule.access.forEach((literal, which) => {
      const place = rule.places[which] ?? 0;
      const last = takeOver(literal.rules, place);
      const guards = literal.guards.splice(-GUARDS);
      if (last) guards.forEach((guard, at) => (literal.guards[place * GUARDS + at] = guard));
      if (last) last.places[last.access?.indexOf(literal) ?? 0] = place;
      if (literal.rules.length === 0) postInSpace(literal, false);
    });
  }
}

function postInSpace(literal: Literal, posted: boolean): void {
  const { access, fact } = literal;
  if (!access) return;
  const space = spaceOf(fact.spaces, access.kind);
  if (posted) space.post(literal, access);
  else space.withdraw(literal, access);
}

/** Parts are in the order of judging, so the first are those that most often spare a look at the rule itself. */
function guardsOf(root: Expression, posted: Literal): (Expression | null)[] {
  const guards = root.operator === 'all' ? root.parts.filter((part) => part !== posted) : [];
  return Array.from({ length: GUARDS }, (_, at) => guards[at] ?? null);
}

/** Puts the last item in the place of another, and returns it, if it is another. */
function takeOver<T>(list: T[], place: number): T | undefined {
  const last = list.pop();
  if (last === undefined || place === list.length) return undefined;
  list[place] = last;
  return last;
}
