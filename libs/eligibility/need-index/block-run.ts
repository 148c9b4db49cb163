import type { Step } from './block-program.js';
import type { LeafPlan } from './fact-columns.js';
import { findInRange } from './range-plan.js';
import { BLOCK_WORDS, type SlotSet, type SlotStore } from './slot-store.js';
import { and, copy, fill, or, type Words, without } from './words.js';

/**
 * Runs a program over one block after the other. Each register is two sets of slots, `isTrue` ⊆ `canBe` ⊆ live: Kleene's
 * three values in two bits, so that `all` and `any` are `&` and `|` on both, and `not` swaps the two and complements
 * them. Linear in steps × words (a number costs its bits, see D. Rinfret, P. O'Neil and E. O'Neil, “Bit-sliced index
 * arithmetic”, SIGMOD 2001).
 */
export class BlockRun {
  readonly live: Words;
  private readonly trueIn: Words[];
  private readonly possibleIn: Words[];
  private readonly found = scratch();

  constructor(
    private readonly store: SlotStore,
    private readonly liveSet: SlotSet,
    private readonly steps: readonly Step[],
  ) {
    const registers = new Int32Array(steps.length * 2 * BLOCK_WORDS);
    this.trueIn = steps.map((_, at) => ({ words: registers, at: 2 * at * BLOCK_WORDS }));
    this.possibleIn = steps.map((_, at) => ({ words: registers, at: (2 * at + 1) * BLOCK_WORDS }));
    this.live = scratch();
  }

  isTrue(register: number): Words {
    return this.trueIn[register]!;
  }

  canBe(register: number): Words {
    return this.possibleIn[register]!;
  }

  run(block: number): void {
    copy(this.live, this.piece(this.liveSet, block));
    for (const [register, step] of this.steps.entries()) {
      const isTrue = this.isTrue(register);
      const canBe = this.canBe(register);
      if (step.kind === 'leaf') this.runLeaf(step.plan, block, { isTrue, canBe });
      else if (step.kind === 'not') this.runNot(step.part, isTrue, canBe);
      else this.runJoin(step.kind, step.parts, { isTrue, canBe });
    }
  }

  private runLeaf(plan: LeafPlan, block: number, { isTrue, canBe }: Register): void {
    const { store, found } = this;
    fill(isTrue, 0);
    for (const range of plan.ranges) {
      findInRange(found, range, { store, block });
      or(isTrue, found);
    }
    if (plan.ranges.length > 0) and(isTrue, this.piece(plan.whole, block));
    for (const set of plan.anyOf) if (set.offset(block) > 0) or(isTrue, this.piece(set, block));
    without(canBe, this.live, this.piece(plan.known, block));
    or(canBe, isTrue);
  }

  private runNot(part: number, isTrue: Words, canBe: Words): void {
    without(isTrue, this.live, this.canBe(part));
    without(canBe, this.live, this.isTrue(part));
  }

  private runJoin(kind: 'all' | 'any', parts: readonly number[], { isTrue, canBe }: Register): void {
    const [first, ...others] = parts;
    if (first === undefined) {
      for (const into of [isTrue, canBe]) fill(into, 0);
      if (kind === 'all') for (const into of [isTrue, canBe]) copy(into, this.live);
      return;
    }
    copy(isTrue, this.isTrue(first));
    copy(canBe, this.canBe(first));
    const join = kind === 'all' ? and : or;
    for (const part of others) {
      join(isTrue, this.isTrue(part));
      join(canBe, this.canBe(part));
    }
  }

  private piece(set: SlotSet, block: number): Words {
    return { words: this.store.words, at: set.offset(block) };
  }
}

interface Register {
  readonly isTrue: Words;
  readonly canBe: Words;
}

function scratch(): Words {
  return { words: new Int32Array(BLOCK_WORDS), at: 0 };
}
