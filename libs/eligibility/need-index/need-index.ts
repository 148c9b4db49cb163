import { AREA_CODE } from '../area.js';
import { knownValue, type Criterion } from '../criterion.js';
import type { Outcome } from '../evaluate.js';
import type { Facts } from '../fact-catalogue.js';
import { BlockProgram } from './block-program.js';
import { BlockRun } from './block-run.js';
import { FactColumns } from './fact-columns.js';
import { NeedSlots } from './need-slots.js';
import { countReach, outermostParts, type Reach } from './reach.js';
import { BLOCK_SLOTS, BLOCK_WORDS, SlotStore } from './slot-store.js';

export interface IndexedNeed {
  readonly id: string;
  readonly facts: Facts;
}

/** Open needs, held by fact. */
export interface NeedIndex {
  readonly size: number;
  /** Takes the place of a need with the same id. */
  add(need: IndexedNeed): void;
  /** Does nothing if there is no such need. */
  remove(id: string): void;
  /** How many needs a draft would reach, and what that changes against what is published. */
  reach(draft: Criterion, published?: Criterion): Reach;
  /** Ids of needs with this outcome, at most `limit`, in no particular order. */
  ids(criterion: Criterion, outcome: Outcome, limit?: number): string[];
}

/**
 * Turns needs into an index that answers for all of them together what `evaluate` answers for one: each fact is a
 * bitmap per value, or per bit of a number, over the slots of the needs, and a criterion is computed 32 needs at a
 * time (P. O'Neil and D. Quass, “Improved query performance with variant indexes”, SIGMOD 1997). Slots come in blocks
 * of 1,024, each of one street. `reach` takes leaves × needs / 32 steps; `add` and `remove` one for each value.
 * What makes it right: a slot is in a set if and only if its live need has that value, neither missing nor disputed.
 */
export function compileNeeds(needs: Iterable<IndexedNeed>): NeedIndex {
  const index = new ColumnarNeedIndex();
  for (const need of needs) index.add(need);
  return index;
}

class ColumnarNeedIndex implements NeedIndex {
  private readonly store = new SlotStore();
  private readonly slots = new NeedSlots(this.store);
  private readonly columns = new FactColumns(this.store);

  get size(): number {
    return this.slots.size;
  }

  add({ id, facts }: IndexedNeed): void {
    this.slots.free(id);
    this.columns.record(this.slots.take(id, streetOf(facts)), facts);
  }

  remove(id: string): void {
    this.slots.free(id);
  }

  reach(draft: Criterion, published?: Criterion): Reach {
    const program = new BlockProgram(this.columns);
    const question = {
      parts: outermostParts(draft).map(({ path, part }) => ({ path, register: program.add(part) })),
      draft: program.add(draft),
      published: published ? program.add(published) : null,
    };
    return { needs: this.size, ...countReach(this.run(program), this.slots.blocks, question) };
  }

  ids(criterion: Criterion, outcome: Outcome, limit = Infinity): string[] {
    const program = new BlockProgram(this.columns);
    const register = program.add(criterion);
    const run = this.run(program);
    const found: string[] = [];
    for (const [number, { needs }] of this.slots.blocks.entries()) {
      if (needs === 0) continue;
      run.run(number);
      for (let at = 0; at < BLOCK_WORDS; at += 1) {
        let word = wordWith(outcome, run, { register, at });
        for (; word !== 0 && found.length < limit; word &= word - 1) {
          found.push(this.slots.idAt(number * BLOCK_SLOTS + at * 32 + 31 - Math.clz32(word & -word)));
        }
      }
      if (found.length >= limit) break;
    }
    return found;
  }

  private run(program: BlockProgram): BlockRun {
    return new BlockRun(this.store, this.slots.live, program.steps);
  }
}

function wordWith(
  outcome: Outcome,
  run: BlockRun,
  { register, at }: { register: number; at: number },
): number {
  const isTrue = run.isTrue(register);
  const canBe = run.canBe(register);
  if (outcome === 'eligible') return isTrue.words[isTrue.at + at]!;
  if (outcome === 'undetermined') return canBe.words[canBe.at + at]! & ~isTrue.words[isTrue.at + at]!;
  return run.live.words[at]! & ~canBe.words[canBe.at + at]!;
}

function streetOf(facts: Facts): string {
  const area = knownValue(facts, 'area');
  return typeof area === 'string' && area.length >= 9 && AREA_CODE.test(area) ? area.slice(0, 9) : '';
}
