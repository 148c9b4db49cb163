import type { Criterion } from '../criterion.js';
import type { BlockRun } from './block-run.js';
import type { Block } from './need-slots.js';
import { BLOCK_WORDS } from './slot-store.js';
import { and, count, countBoth, type Words } from './words.js';

/** How many needs; `added` and `removed` are null where nothing is published to compare with. */
export interface ReachCounts {
  /** Eligible under the draft. */
  readonly reached: number;
  readonly undetermined: number;
  /** Eligible under the draft and not under what is published. */
  readonly added: number | null;
  /** Eligible under what is published and not under the draft. */
  readonly removed: number | null;
}

export interface Reach extends ReachCounts {
  /** All needs in the index. */
  readonly needs: number;
  /** By street (9 digits), ascending; streets with nothing to count are left out, and so are needs whose street is not known. */
  readonly byArea: readonly ({ readonly area: string } & ReachCounts)[];
  /** One for each part of the draft's outermost `all`, in its order; one for the whole if it is no `all`. */
  readonly funnel: readonly FunnelStep[];
}

export interface FunnelStep {
  /** JSON pointer into the draft. */
  readonly path: string;
  /** Needs that are ineligible by this part, whatever the others say. */
  readonly alone: number;
  /** Needs that this part and those before it leave eligible or undetermined. */
  readonly remaining: number;
}

/** Where the criteria of one question come out. */
export interface Question {
  readonly draft: number;
  readonly published: number | null;
  readonly parts: readonly { readonly path: string; readonly register: number }[];
}

interface Tally {
  reached: number;
  possible: number;
  before: number;
  both: number;
}

/** The outermost parts of a criterion, with their paths. */
export function outermostParts(criterion: Criterion): { path: string; part: Criterion }[] {
  if (!('all' in criterion)) return [{ path: '', part: criterion }];
  return criterion.all.map((part, at) => ({ path: `/all/${at}`, part }));
}

/** Counts one block after the other; a block lies in one street, so that counting by street costs nothing more. */
export function countReach(
  run: BlockRun,
  blocks: readonly Block[],
  question: Question,
): Omit<Reach, 'needs'> {
  const streets = new Map<string, Tally>();
  const funnel = question.parts.map(({ path }) => ({ path, alone: 0, remaining: 0 }));
  const remaining: Words = { words: new Int32Array(BLOCK_WORDS), at: 0 };
  for (const [number, block] of blocks.entries()) {
    if (block.needs === 0) continue;
    run.run(number);
    tallyBlock(run, question, tallyOf(streets, block.street));
    remaining.words.set(run.live.words);
    for (const [at, { register }] of question.parts.entries()) {
      const step = funnel[at]!;
      step.alone += block.needs - count(run.canBe(register));
      and(remaining, run.canBe(register));
      step.remaining += count(remaining);
    }
  }
  const compared = question.published !== null;
  const byArea = [...streets]
    .filter(([area, { possible, before }]) => area !== '' && possible + before > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([area, tally]) => ({ area, ...countsOf(tally, compared) }));
  return { ...countsOf(sum(streets.values()), compared), byArea, funnel };
}

function tallyBlock(run: BlockRun, { draft, published }: Question, tally: Tally): void {
  tally.reached += count(run.isTrue(draft));
  tally.possible += count(run.canBe(draft));
  if (published === null) return;
  tally.before += count(run.isTrue(published));
  tally.both += countBoth(run.isTrue(draft), run.isTrue(published));
}

function countsOf({ reached, possible, before, both }: Tally, compared: boolean): ReachCounts {
  const undetermined = possible - reached;
  return compared
    ? { reached, undetermined, added: reached - both, removed: before - both }
    : { reached, undetermined, added: null, removed: null };
}

function tallyOf(streets: Map<string, Tally>, street: string): Tally {
  const tally = streets.get(street) ?? { reached: 0, possible: 0, before: 0, both: 0 };
  streets.set(street, tally);
  return tally;
}

function sum(tallies: Iterable<Tally>): Tally {
  const total = { reached: 0, possible: 0, before: 0, both: 0 };
  for (const { reached, possible, before, both } of tallies) {
    total.reached += reached;
    total.possible += possible;
    total.before += before;
    total.both += both;
  }
  return total;
}
