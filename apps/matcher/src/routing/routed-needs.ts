import { Injectable } from '@nestjs/common';
import type { Tx } from '#messaging';
import type { KnownNeed } from '../need/known-need.js';
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
  async note(tx: Tx, routes: readonly Route[], outcomes: readonly Noted[]): Promise<void> {
    const said = new Map(outcomes.map((outcome) => [outcome.route.need.id, outcome]));
    const rows = routes.map(({ need }) => ({ need, outcome: said.get(need.id) }));
    await tx.query(
      `update need n set due = false, match_id = r.match_id, sequence = r.sequence, decision_id = r.decision_id
       from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::uuid[]) as r (id, match_id, sequence, decision_id)
       where n.id = r.id`,
      [
        rows.map(({ need }) => need.id),
        rows.map(({ outcome }) => outcome?.match?.id ?? null),
        rows.map(({ need, outcome }) => need.sequence + (outcome?.events.length ?? 0)),
        rows.map(({ need, outcome }) => outcome?.decision.id ?? need.decisionId),
      ],
    );
    const waiting = routes.filter(({ need, programme }) => programme === null || need.decisionId !== null);
    if (waiting.length > 0) await this.waitingList.update(tx, waiting);
  }
}
