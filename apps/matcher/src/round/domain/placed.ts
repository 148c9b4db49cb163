import type { ProgrammeState } from '#contracts';
import type { KnownNeed } from '../../need/domain/known-need.js';
import type { Programmes } from '../../programme/domain/programmes.js';
import { candidatesFor } from '../../routing/domain/route-need.js';
import type { FrozenInput } from './round.js';

/** A need with the programme that the round gives it, as both are now. */
export interface Placed {
  readonly need: KnownNeed;
  readonly programme: ProgrammeState;
  readonly candidates: readonly ProgrammeState[];
  readonly excluded: readonly string[];
}

interface Now {
  readonly frozen: FrozenInput;
  readonly seats: readonly { readonly needId: string; readonly poolId: string }[];
  readonly needs: readonly KnownNeed[];
  readonly excluded: ReadonlyMap<string, ReadonlySet<string>>;
  readonly free: readonly { readonly id: string; readonly version: number; readonly seats: number }[];
  readonly programmes: Programmes;
  /** The day in Beijing. */
  readonly today: string;
}

const NONE: ReadonlySet<string> = new Set();

/** Who gets what, the units that takes, and how much of it is no longer as it was when the round closed. */
export function placedOf(now: Now) {
  const { frozen, seats, free } = now;
  const versions = new Map(free.map(({ id, version }) => [id, version]));
  const programmeOf = new Map(frozen.pools.map(({ id, programmeId }) => [id, programmeId]));
  const place = placer(now);
  const placed = seats.flatMap(({ needId, poolId }) => place(needId, programmeOf.get(poolId) ?? '') ?? []);
  const taken = new Map<string, number>();
  const used = new Map<string, number>();
  for (const { programme } of placed) {
    const { programmeId, capacity } = programme;
    taken.set(programmeId, (taken.get(programmeId) ?? 0) + capacity.perMatch);
    used.set(programmeId, (used.get(programmeId) ?? 0) + 1);
  }
  const there = new Set(placed.map(({ need }) => need.id));
  const changed = {
    needs: seats.map(({ needId }) => needId).filter((id) => !there.has(id)),
    programmes: frozen.programmes.filter(({ id, version }) => versions.get(id) !== version).length,
    full: free.filter((one) => (used.get(one.id) ?? 0) > one.seats).length,
  };
  return { placed, taken, changed };
}

/** Undefined for a need that has changed, is no longer open, has a match, or that the programme no longer fits. */
function placer({ frozen, needs, excluded, programmes, today }: Now) {
  const known = new Map(needs.map((need) => [need.id, need]));
  const frozenVersion = new Map(frozen.needs.map(({ id, needVersion }) => [id, needVersion]));
  return (needId: string, programmeId: string): Placed | undefined => {
    const need = known.get(needId);
    if (need?.status !== 'open' || need.matchId !== null) return undefined;
    if (need.needVersion !== frozenVersion.get(needId)) return undefined;
    const out = excluded.get(needId) ?? NONE;
    const candidates = candidatesFor(need, programmes, { excluded: out, today });
    const programme = candidates.find((one) => one.programmeId === programmeId);
    return programme && { need, programme, candidates, excluded: [...out] };
  };
}
