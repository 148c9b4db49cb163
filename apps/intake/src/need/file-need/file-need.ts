import { Injectable } from '@nestjs/common';
import { Clock, newId } from '#kernel';
import { Database, type Once } from '#messaging';
import { CatalogueRepository } from '../../catalogue/catalogue.repository.js';
import { HouseholdRepository } from '../../household/household.repository.js';
import { fileNeed, type NeedInput } from '../domain/need.js';
import { NeedRepository } from '../need.repository.js';

export interface FileNeedInput extends NeedInput {
  readonly householdId: string;
  readonly memberId: string;
}

@Injectable()
export class FileNeed {
  constructor(
    private readonly database: Database,
    private readonly needs: NeedRepository,
    private readonly households: HouseholdRepository,
    private readonly catalogue: CatalogueRepository,
    private readonly clock: Clock,
  ) {}

  execute({ householdId, memberId, ...input }: FileNeedInput, once?: Once) {
    return this.database.transaction(async (tx) => {
      await this.catalogue.mustHoldFacts(tx, input.facts);
      const subject = await this.households.subject(tx, householdId, memberId);
      const { need, events } = fileNeed(subject, input, { id: newId(), now: this.clock.now() });
      await this.needs.save(tx, need, events);
      return { id: need.id, version: need.version };
    }, once);
  }
}
