import type { ProgrammeState } from '#contracts';
import { canonical, differences } from './canonical.js';
import { type MadeFrom, ROUTING_RULES } from './made-from.js';
import { consider, firstWithRoom, inCandidateOrder } from './route-need.js';
import { type WhyNot, whyNot } from './why-not.js';

/** What a decision came to: the programme, or why there was none; and which programmes were candidates, by id. */
interface DecisionResult {
  readonly programmeId: string | null;
  readonly why: WhyNot | null;
  readonly candidates: readonly string[];
}

interface ReplayInput extends MadeFrom {
  /** False when that version of the need is not stored any more. */
  readonly known: boolean;
  readonly programmes: readonly ProgrammeState[];
  readonly rules: number;
  /** Null when it was made before hashes were kept. */
  readonly inputHash: string | null;
  readonly programmeId: string | null;
  readonly why: WhyNot | null;
}

export type ReplayCause = 'newer-rules' | 'missing-input' | 'tampered';

export interface Replay {
  /** The stored inputs are those it was made from, and they give the same bytes again. */
  readonly same: boolean;
  readonly rulesThen: number;
  readonly rulesNow: number;
  readonly stored: DecisionResult;
  readonly recomputed: DecisionResult;
  /** JSON pointers into the results; `/inputHash` when the inputs are not what they were. */
  readonly difference: readonly string[];
  readonly cause: ReplayCause | null;
}

/**
 * Makes a decision again from what it was made from. It asks every programme, where routing asks an index, so that it
 * checks the index too. Linear in the programmes of that day. `hashNow` is the hash of the inputs as they are stored now.
 */
export function replay(input: ReplayInput, hashNow: string): Replay {
  const stored: DecisionResult = {
    programmeId: input.programmeId,
    why: input.why,
    candidates: Object.keys(input.free).sort(),
  };
  const recomputed = decideAgain(input);
  const changed = input.inputHash !== null && input.inputHash !== hashNow;
  const results = canonical(stored) === canonical(recomputed) ? [] : differences(stored, recomputed);
  const difference = [...results, ...(changed ? ['/inputHash'] : [])];
  return {
    same: difference.length === 0,
    rulesThen: input.rules,
    rulesNow: ROUTING_RULES,
    stored,
    recomputed,
    difference,
    cause: difference.length === 0 ? null : causeOf(input, stored, changed),
  };
}

function decideAgain({ need, programmes, excluded, today, free }: ReplayInput): DecisionResult {
  const considered = consider(need, programmes, { excluded: new Set(excluded), today });
  const candidates = inCandidateOrder(need, considered);
  const programme = firstWithRoom(candidates, new Map(Object.entries(free)));
  return {
    programmeId: programme?.programmeId ?? null,
    why: programme ? null : whyNot(need, considered),
    candidates: candidates.map(({ programmeId }) => programmeId).sort(),
  };
}

/** What is not there explains more than what is different; other rules explain a result, but never a changed input. */
function causeOf(
  { known, programmes, rules }: ReplayInput,
  { candidates }: DecisionResult,
  changed: boolean,
): ReplayCause {
  const there = new Set(programmes.map(({ programmeId }) => programmeId));
  if (!known || candidates.some((id) => !there.has(id))) return 'missing-input';
  return rules !== ROUTING_RULES && !changed ? 'newer-rules' : 'tampered';
}
