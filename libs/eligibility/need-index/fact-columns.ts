import { AREA_CODE } from '../area.js';
import { factOf, testLeaf, type Leaf } from '../criterion.js';
import { isWholeNumber, type Facts, type FactValue } from '../fact-catalogue.js';
import { rangesOf } from './number-ranges.js';
import { planRange, type RangePlan } from './range-plan.js';
import { SlotSet, type SlotStore } from './slot-store.js';

/** Where to look for the slots of which a leaf is true, and of which its fact is known. */
export interface LeafPlan {
  readonly known: SlotSet;
  /** True for every slot of any of these. */
  readonly anyOf: readonly SlotSet[];
  /** True for every slot whose whole number lies in one of these. */
  readonly ranges: readonly RangePlan[];
  readonly whole: SlotSet;
}

interface Column {
  /** Slots with a value of a type that an operator can read. */
  readonly known: Record<'boolean' | 'number' | 'string' | 'object', SlotSet>;
  /** Slots by value; numbers only if they are not whole, which the catalogue does not allow. */
  readonly values: Map<FactValue, SlotSet>;
  readonly elements: Map<string, SlotSet>;
  /** For places only: slots by the first 6, 9 and 12 characters, because all that `within` compares is a prefix. */
  readonly prefixes: Map<string, SlotSet>;
  readonly whole: SlotSet;
  /** Slice k holds the slots whose number has bit k. */
  readonly slices: SlotSet[];
}

const NOWHERE: LeafPlan = { known: new SlotSet(), anyOf: [], ranges: [], whole: new SlotSet() };

/** The facts of all needs, by fact. A value that is missing or disputed is in no set at all. */
export class FactColumns {
  private readonly columns = new Map<string, Column>();

  constructor(private readonly store: SlotStore) {}

  record(slot: number, { values, disputed }: Facts): void {
    for (const [fact, value] of Object.entries(values)) {
      if (!disputed.includes(fact)) this.recordValue(slot, fact, value);
    }
  }

  plan(leaf: Leaf): LeafPlan {
    const column = this.columns.get(factOf(leaf));
    const type = readableType(leaf);
    if (!column || !type) return NOWHERE;
    return {
      known: column.known[type],
      anyOf: setsFor(leaf, column),
      ranges: rangesOf(leaf).map((range) => planRange(range, column.slices)),
      whole: column.whole,
    };
  }

  private recordValue(slot: number, fact: string, value: FactValue): void {
    const column = this.column(fact);
    const { store } = this;
    if (typeof value === 'object') {
      store.insert(column.known.object, slot);
      for (const element of value) store.insert(setOf(column.elements, element), slot);
    } else if (isWholeNumber(value)) {
      store.insert(column.known.number, slot);
      store.insert(column.whole, slot);
      this.recordNumber(slot, column.slices, value);
    } else {
      store.insert(column.known[typeof value as 'boolean' | 'number' | 'string'], slot);
      store.insert(setOf(column.values, value), slot);
      if (fact === 'area' && typeof value === 'string') this.recordPrefixes(slot, column.prefixes, value);
    }
  }

  private recordNumber(slot: number, slices: SlotSet[], value: number): void {
    for (let rest = value, bit = 0; rest > 0; rest = Math.floor(rest / 2), bit += 1) {
      const slice = (slices[bit] ??= new SlotSet());
      if (rest % 2 === 1) this.store.insert(slice, slot);
    }
  }

  private recordPrefixes(slot: number, prefixes: Map<string, SlotSet>, code: string): void {
    for (const length of [6, 9, 12]) {
      if (code.length >= length) this.store.insert(setOf(prefixes, code.slice(0, length)), slot);
    }
  }

  private column(fact: string): Column {
    const known = this.columns.get(fact);
    if (known) return known;
    const column: Column = {
      known: { boolean: new SlotSet(), number: new SlotSet(), string: new SlotSet(), object: new SlotSet() },
      values: new Map(),
      elements: new Map(),
      prefixes: new Map(),
      whole: new SlotSet(),
      slices: [],
    };
    this.columns.set(fact, column);
    return column;
  }
}

// The test itself picks the values, so that a leaf cannot mean one thing here and another in a verdict.
function setsFor(leaf: Leaf, { values, elements, prefixes }: Column): SlotSet[] {
  if ('within' in leaf) {
    const prefix = AREA_CODE.test(leaf.within) ? prefixes.get(leaf.within) : undefined;
    return prefix ? [prefix] : [];
  }
  const sets = [...values].filter(([value]) => testLeaf(leaf, value) === true).map(([, set]) => set);
  if (!('overlaps' in leaf)) return sets;
  return [...elements].filter(([element]) => testLeaf(leaf, [element]) === true).map(([, set]) => set);
}

function readableType(leaf: Leaf): keyof Column['known'] | null {
  if ('overlaps' in leaf) return 'object';
  if ('between' in leaf) return 'number';
  if ('within' in leaf) return 'string';
  const type = typeof ('is' in leaf ? leaf.is : leaf.in[0]);
  return type === 'boolean' || type === 'number' || type === 'string' ? type : null;
}

function setOf<K>(sets: Map<K, SlotSet>, key: K): SlotSet {
  const known = sets.get(key);
  if (known) return known;
  const set = new SlotSet();
  sets.set(key, set);
  return set;
}
