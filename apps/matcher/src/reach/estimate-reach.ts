import { Injectable } from '@nestjs/common';
import { checkCriterion, type FactCatalogue, type Language } from '#eligibility';
import { DomainError } from '#kernel';
import { FactRepository } from '../catalogue/fact.repository.js';
import { criterionOf, type Draft } from './domain/draft.js';
import {
  againstCapacity,
  type Capacity,
  type CapacityReach,
  funnelOf,
  type FunnelStep,
} from './domain/report-reach.js';
import { OpenNeeds } from './open-needs.js';
import { PublishedProgrammeQuery } from './published-programme.query.js';

export interface ReachInput extends Draft {
  readonly capacity?: Capacity | undefined;
  /** The published programme that the draft would revise. */
  readonly programmeId?: string | undefined;
}

interface ReachCounts {
  reached: number;
  /** May be reached, once some fact is known. */
  undetermined: number;
  /** Reached by the draft and not by the published version; null without one. */
  added: number | null;
  /** Reached by the published version and not by the draft; null without one. */
  removed: number | null;
}

export interface ReachView extends ReachCounts {
  openNeeds: number;
  byStreet: ({ area: string } & ReachCounts)[];
  funnel: FunnelStep[];
  capacity: CapacityReach | null;
  /** Whatever was committed by then is counted. */
  asOf: Date;
}

/** Whom a draft would reach among the needs that are open and have no match. Stores nothing, names nobody. */
@Injectable()
export class EstimateReach {
  constructor(
    private readonly needs: OpenNeeds,
    private readonly facts: FactRepository,
    private readonly programmes: PublishedProgrammeQuery,
  ) {}

  async execute({ capacity, programmeId, ...draft }: ReachInput, language: Language): Promise<ReachView> {
    const [catalogue, published] = await Promise.all([
      this.facts.catalogue(),
      programmeId === undefined ? undefined : this.programmes.one(programmeId),
    ]);
    criteriaAreValid(draft, catalogue);
    const { index, asOf } = await this.needs.now();
    const reach = index.reach(criterionOf(draft), published && criterionOf(published));
    const { needs: openNeeds, byArea, funnel, reached, undetermined, added, removed } = reach;
    return {
      openNeeds,
      reached,
      undetermined,
      added,
      removed,
      byStreet: byArea.map((street) => ({ ...street })),
      funnel: funnelOf(draft, funnel, { catalogue, language }),
      capacity: capacity ? againstCapacity(reached, capacity) : null,
      asOf,
    };
  }
}

function criteriaAreValid({ criteria }: Draft, catalogue: FactCatalogue): void {
  const faults = checkCriterion(criteria, catalogue).map(({ path, code, ...details }) => ({
    field: `/criteria${path}`,
    code,
    details,
  }));
  if (faults.length > 0) throw new DomainError('reach.criteria-invalid', { faults, count: faults.length });
}
