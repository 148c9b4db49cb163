import type { Pin, Pool, RoundInput, RoundNeed } from '#allocation';
import type { Criterion, Label } from '#eligibility';
import { DomainError } from '#kernel';

export type RoundState = 'open' | 'closed' | 'computed' | 'confirmed' | 'abandoned';

export interface PriorityClass {
  readonly code: string;
  readonly label: Label;
  readonly criterion: Criterion;
}

/** Seats split off a programme for needs that a criterion names. */
export interface Reserve {
  readonly code: string;
  readonly programmeId: string;
  readonly seats: number;
  readonly criterion: Criterion;
}

/** A coordinator places a need, or leaves it out, ahead of the rest. */
export interface Override {
  readonly needId: string;
  readonly programmeId: string | null;
  readonly reason: string;
  readonly at: string;
}

export interface RoundTerms {
  readonly name: Label;
  readonly programmeIds: readonly string[];
  readonly classes: readonly PriorityClass[];
  readonly reserves: readonly Reserve[];
}

export interface Round extends RoundTerms {
  readonly id: string;
  readonly version: number;
  readonly state: RoundState;
  readonly seed: string;
  readonly seedHash: string;
  /** In the order in which they were made; of two for one need the later holds. */
  readonly overrides: readonly Override[];
  readonly openedAt: Date;
  readonly since: Date;
  /** Why it was abandoned. */
  readonly reason: string | null;
  /** SHA-256 of the canonical input, once closed. */
  readonly inputHash: string | null;
}

/** What a round is computed from, as it was when it closed. */
export interface FrozenInput {
  readonly needs: readonly (RoundNeed & { readonly needVersion: number })[];
  readonly pools: readonly Pool[];
  readonly programmes: readonly { readonly id: string; readonly version: number; readonly name: Label }[];
}

/** Verb → the states that it may start from, and where it leads. */
const TRANSITIONS = {
  close: { from: ['open'], to: 'closed' },
  compute: { from: ['closed', 'computed'], to: 'computed' },
  override: { from: ['computed'], to: 'computed' },
  confirm: { from: ['computed'], to: 'confirmed' },
  abandon: { from: ['open', 'closed', 'computed'], to: 'abandoned' },
} as const satisfies Record<string, { from: readonly RoundState[]; to: RoundState }>;
type RoundVerb = keyof typeof TRANSITIONS;

export function move(round: Round, verb: RoundVerb, now: Date): Round {
  const { from, to } = TRANSITIONS[verb];
  const starts: readonly RoundState[] = from;
  const { state } = round;
  if (!starts.includes(state))
    throw new DomainError('round.illegal-transition', { state, verb, from: starts });
  return { ...round, state: to, version: round.version + 1, since: now };
}

/** Who may be placed is not overridden, only where: the programme is one that fits the need. */
export function override(
  round: Round,
  { needs, pools }: FrozenInput,
  said: Omit<Override, 'at'> & { readonly now: Date },
): Round {
  const { needId, programmeId, reason, now } = said;
  const moved = move(round, 'override', now);
  const need = needs.find(({ id }) => id === needId);
  if (!need) throw new DomainError('round.need-unknown', { needId });
  if (programmeId !== null && poolsOf(need, pools, programmeId).length === 0)
    throw new DomainError('round.not-eligible', { needId, programmeId });
  return {
    ...moved,
    overrides: [...round.overrides, { needId, programmeId, reason, at: now.toISOString() }],
  };
}

/** The canonical input of the allocation: every list by id. */
export function roundInput({ seed, overrides }: Round, { needs, pools }: FrozenInput): RoundInput {
  return {
    needs: needs.map(({ id, priorityClass, waitingSince, choices }) => ({
      id,
      priorityClass,
      waitingSince,
      choices,
    })),
    pools,
    seed,
    pins: pinsOf(overrides, needs, pools),
  };
}

function pinsOf(overrides: readonly Override[], needs: readonly RoundNeed[], pools: readonly Pool[]): Pin[] {
  const left = new Map(pools.map(({ id, seats }) => [id, seats]));
  const latest = new Map(overrides.map((one) => [one.needId, one.programmeId]));
  return needs.flatMap((need): Pin[] => {
    const programmeId = latest.get(need.id);
    if (programmeId === undefined) return [];
    if (programmeId === null) return [{ needId: need.id, poolId: null }];
    const possible = poolsOf(need, pools, programmeId);
    const poolId = possible.find((id) => (left.get(id) ?? 0) > 0) ?? possible[0]!;
    left.set(poolId, (left.get(poolId) ?? 0) - 1);
    return [{ needId: need.id, poolId }];
  });
}

/** The pools of one programme that a need may sit in, best first. */
function poolsOf({ choices }: RoundNeed, pools: readonly Pool[], programmeId: string): string[] {
  const of = new Set(pools.filter((pool) => pool.programmeId === programmeId).map(({ id }) => id));
  return choices
    .filter(({ poolId }) => of.has(poolId))
    .toSorted((a, b) => a.cost - b.cost)
    .map(({ poolId }) => poolId);
}
