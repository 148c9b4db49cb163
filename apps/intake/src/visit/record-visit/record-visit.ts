import { Injectable } from '@nestjs/common';
import { Clock, newId } from '#kernel';
import { Database, type Once } from '#messaging';
import { HouseholdRepository } from '../../household/household.repository.js';
import { recordVisit, type VisitInput } from '../domain/visit.js';
import { VisitRepository } from '../visit.repository.js';

@Injectable()
export class RecordVisit {
  constructor(
    private readonly database: Database,
    private readonly visits: VisitRepository,
    private readonly households: HouseholdRepository,
    private readonly clock: Clock,
  ) {}

  execute(input: VisitInput, once?: Once) {
    return this.database.transaction(async (tx) => {
      await this.households.mustExist(tx, input.householdId);
      const { visit, events } = recordVisit(input, { id: newId(), now: this.clock.now() });
      await this.visits.save(tx, visit, events);
      return { id: visit.id, version: visit.version };
    }, once);
  }
}
