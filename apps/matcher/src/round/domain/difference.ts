import type { Allocation } from '#allocation';
import type { Label } from '#eligibility';
import type { FrozenInput, Round } from './round.js';

export interface SeatDifference {
  readonly needId: string;
  readonly position: number;
  /** Code of its priority class, null for all others. */
  readonly priorityClass: string | null;
  /** The needs of a round have no match when it closes. */
  readonly today: null;
  readonly proposed: { readonly programmeId: string; readonly poolId: string; readonly name: Label } | null;
  readonly pinned: boolean;
}

/** What would change, need by need in order of priority, and how many by class and by programme. */
export function differenceOf(round: Round, frozen: FrozenInput, { certificates, cutOffs }: Allocation) {
  const needs = new Map(frozen.needs.map((need) => [need.id, need]));
  const pools = new Map(frozen.pools.map((pool) => [pool.id, pool]));
  const names = new Map(frozen.programmes.map(({ id, name }) => [id, name]));
  const items = certificates.map((certificate): SeatDifference => {
    const { needId, position } = certificate;
    const poolId = certificate.outcome === 'served' ? certificate.poolId : null;
    const programmeId = poolId === null ? undefined : pools.get(poolId)?.programmeId;
    const proposed =
      poolId === null || programmeId === undefined
        ? null
        : { programmeId, poolId, name: names.get(programmeId)! };
    const pinned =
      certificate.outcome === 'served' ? certificate.pinned : certificate.reason === 'pinned-out';
    const at = needs.get(needId)?.priorityClass ?? round.classes.length;
    return {
      needId,
      position,
      priorityClass: round.classes[at]?.code ?? null,
      today: null,
      proposed,
      pinned,
    };
  });
  const classes = [...round.classes.map(({ code }) => code), null].map((code) => {
    const those = items.filter(({ priorityClass }) => priorityClass === code);
    return { code, needs: those.length, served: those.filter(({ proposed }) => proposed !== null).length };
  });
  const programmes = frozen.programmes.map(({ id, name }) => {
    const those = cutOffs.filter(({ poolId }) => pools.get(poolId)?.programmeId === id);
    const sum = (of: (one: (typeof those)[number]) => number) =>
      those.reduce((total, one) => total + of(one), 0);
    return { programmeId: id, name, seats: sum(({ seats }) => seats), taken: sum(({ taken }) => taken) };
  });
  return { items, classes, programmes };
}
