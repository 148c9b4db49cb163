import type { ProgrammeState } from '#contracts';
import type { KnownNeed } from '../../need/domain/known-need.js';
import { type Considered, firstWithRoom } from './route-need.js';
import { type WhyNot, whyNot } from './why-not.js';

/** A need with its candidates, before capacity is looked at. */
export interface Weighed {
  readonly need: KnownNeed;
  readonly candidates: readonly ProgrammeState[];
  /** The answers of all programmes, for when it gets none. */
  readonly consider: () => readonly Considered[];
}

export interface Route {
  readonly need: KnownNeed;
  readonly candidates: readonly ProgrammeState[];
  /** What each candidate could still give when it was this need's turn. */
  readonly free: Readonly<Record<string, number>>;
  readonly programme: ProgrammeState | null;
  readonly why: WhyNot | null;
}

/**
 * Gives each need, in the order given, the first of its candidates that has room. Returns the routes and the
 * units taken by programme.
 */
export function decideRoutes(weighed: readonly Weighed[], room: ReadonlyMap<string, number>) {
  const free = new Map(room);
  const taken = new Map<string, number>();
  const routes = weighed.map(({ need, candidates, consider }): Route => {
    const seen = Object.fromEntries(
      candidates.map(({ programmeId }) => [programmeId, free.get(programmeId) ?? 0]),
    );
    const programme = firstWithRoom(candidates, free);
    if (programme === undefined)
      return { need, candidates, free: seen, programme: null, why: whyNot(need, consider()) };
    const { programmeId, capacity } = programme;
    free.set(programmeId, free.get(programmeId)! - capacity.perMatch);
    taken.set(programmeId, (taken.get(programmeId) ?? 0) + capacity.perMatch);
    return { need, candidates, free: seen, programme, why: null };
  });
  return { routes, taken };
}
