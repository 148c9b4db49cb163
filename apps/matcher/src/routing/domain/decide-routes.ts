import type { ProgrammeState } from '#contracts';
import type { KnownNeed } from '../../need/domain/known-need.js';
import { type Considered, firstWithRoom, inCandidateOrder } from './route-need.js';
import { type WhyNot, whyNot } from './why-not.js';

/** A need with the answers of all programmes, before capacity is looked at. */
export interface Weighed {
  readonly need: KnownNeed;
  readonly considered: readonly Considered[];
  readonly candidates: readonly ProgrammeState[];
}

export interface Route {
  readonly need: KnownNeed;
  readonly candidates: readonly ProgrammeState[];
  /** What each candidate could still give when it was this need's turn. */
  readonly free: Readonly<Record<string, number>>;
  readonly programme: ProgrammeState | null;
  readonly why: WhyNot | null;
}

export function weigh(need: KnownNeed, considered: readonly Considered[]): Weighed {
  return { need, considered, candidates: inCandidateOrder(need, considered) };
}

/**
 * Gives each need, in the order given, the first of its candidates that has room. Returns the routes and the
 * units taken by programme.
 */
export function decideRoutes(weighed: readonly Weighed[], room: ReadonlyMap<string, number>) {
  const free = new Map(room);
  const taken = new Map<string, number>();
  const routes = weighed.map(({ need, considered, candidates }): Route => {
    const seen = Object.fromEntries(
      candidates.map(({ programmeId }) => [programmeId, free.get(programmeId) ?? 0]),
    );
    const programme = firstWithRoom(candidates, free);
    if (programme === undefined)
      return { need, candidates, free: seen, programme: null, why: whyNot(need, considered) };
    const { programmeId, capacity } = programme;
    free.set(programmeId, free.get(programmeId)! - capacity.perMatch);
    taken.set(programmeId, (taken.get(programmeId) ?? 0) + capacity.perMatch);
    return { need, candidates, free: seen, programme, why: null };
  });
  return { routes, taken };
}
