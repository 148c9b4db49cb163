import type { Pool, RoundNeed } from '#allocation';
import type { ProgrammeState } from '#contracts';
import { outcomeOf } from '#eligibility';
import { priorityClassOf } from '../../policy/domain/priority.js';
import type { Programmes } from '../../programme/domain/programmes.js';
import { candidatesFor, type RoutableNeed } from '../../routing/domain/route-need.js';
import type { FrozenInput, Reserve, RoundTerms } from './round.js';

/** An open need without a match. */
export interface WaitingNeed extends RoutableNeed {
  readonly needVersion: number;
  readonly waitingSince: Date;
}

interface Given {
  readonly programmes: Programmes;
  /** How many more each programme can take on. */
  readonly seats: ReadonlyMap<string, number>;
  readonly excluded: ReadonlyMap<string, ReadonlySet<string>>;
  /** The day in Beijing. */
  readonly today: string;
}

const NONE: ReadonlySet<string> = new Set();

/** The needs that some programme of the round fits, with their choices in candidate order, and the seats there are. */
export function freezeRound(terms: RoundTerms, needs: readonly WaitingNeed[], given: Given): FrozenInput {
  const within = new Set(terms.programmeIds);
  const frozen = needs.flatMap((need) => {
    const apart = { excluded: given.excluded.get(need.id) ?? NONE, today: given.today };
    const candidates = candidatesFor(need, given.programmes, apart).filter(({ programmeId }) =>
      within.has(programmeId),
    );
    return candidates.length === 0 ? [] : [frozenNeed(need, candidates, terms)];
  });
  return {
    needs: frozen.sort(byId),
    pools: terms.programmeIds.flatMap((id) => poolsOf(id, terms.reserves, given.seats)).sort(byId),
    programmes: terms.programmeIds
      .flatMap((id) => given.programmes.get(id) ?? [])
      .map(({ programmeId, version, name }) => ({ id: programmeId, version, name }))
      .sort(byId),
  };
}

function frozenNeed(
  { id, facts, needVersion, waitingSince }: WaitingNeed,
  candidates: readonly ProgrammeState[],
  { classes, reserves }: RoundTerms,
): RoundNeed & { needVersion: number } {
  const pools = candidates.flatMap(({ programmeId }) => [
    ...reserves
      .filter((one) => one.programmeId === programmeId && outcomeOf(one.criterion, facts) === 'eligible')
      .map(reservePool),
    programmeId,
  ]);
  return {
    id,
    needVersion,
    priorityClass: priorityClassOf(facts, { version: 0, classes: [...classes] }),
    waitingSince: waitingSince.getTime(),
    choices: pools.map((poolId, cost) => ({ poolId, cost })),
  };
}

/** Reserves get their seats in the order in which they are listed, everybody what is left. */
function poolsOf(programmeId: string, reserves: readonly Reserve[], seats: ReadonlyMap<string, number>) {
  let left = seats.get(programmeId) ?? 0;
  const pools: Pool[] = [];
  for (const reserve of reserves.filter((one) => one.programmeId === programmeId)) {
    const taken = Math.min(left, reserve.seats);
    left -= taken;
    pools.push({ id: reservePool(reserve), programmeId, seats: taken });
  }
  return [...pools, { id: programmeId, programmeId, seats: left }];
}

const reservePool = ({ programmeId, code }: Reserve) => `${programmeId}/${code}`;

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
