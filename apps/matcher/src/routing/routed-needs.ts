import { Injectable } from '@nestjs/common';
import type { Tx } from '#messaging';
import type { KnownNeed } from '../need/domain/known-need.js';
import { NeedRepository } from '../need/need.repository.js';
import { DecisionRepository } from './decision.repository.js';
import type { Route } from './domain/decide-routes.js';
import { ExclusionRepository } from './exclusion.repository.js';
import { WaitingList } from './waiting-list.js';

interface Noted {
  readonly route: Route;
  readonly decision: { readonly id: string };
  readonly match: { readonly id: string } | null;
  readonly events: readonly unknown[];
}

/** What routing knows of a need from before, and what it leaves behind. */
@Injectable()
export class RoutedNeeds {
  constructor(
    private readonly needs: NeedRepository,
    private readonly exclusions: ExclusionRepository,
    private readonly decisions: DecisionRepository,
    private readonly waitingList: WaitingList,
  ) {}

  /** Nothing is asked of the database for needs that are routed for the first time. */
  async history(tx: Tx, needs: readonly KnownNeed[]) {
    const again = needs.filter(({ decisionId }) => decisionId !== null);
    if (again.length === 0)
      return { excluded: new Map<string, Set<string>>(), whys: new Map<string, never>() };
    const excluded = await this.exclusions.byNeed(
      tx,
      again.map(({ id }) => id),
    );
    const whys = await this.decisions.lastWhys(
      tx,
      again.map(({ decisionId }) => decisionId!),
    );
    return { excluded, whys };
  }

  /** Writes down at each need where it stands; needs about which nothing new was said are merely no longer due. */
  async note(tx: Tx, routes: readonly Route[], outcomes: readonly Noted[], unheard: boolean): Promise<void> {
    const said = new Map(outcomes.map((outcome) => [outcome.route.need.id, outcome]));
    const needs = routes.map(({ need }) => standing(need, said.get(need.id)));
    if (unheard) await this.needs.add(tx, needs);
    else await this.needs.noteRouting(tx, needs);
    const waiting = routes.filter(({ need, programme }) => programme === null || need.decisionId !== null);
    if (waiting.length > 0) await this.waitingList.update(tx, waiting);
  }
}

function standing(need: KnownNeed, outcome: Noted | undefined): KnownNeed {
  if (outcome === undefined) return need;
  return {
    ...need,
    sequence: need.sequence + outcome.events.length,
    matchId: outcome.match?.id ?? null,
    decisionId: outcome.decision.id,
  };
}
