import { Injectable } from '@nestjs/common';
import { Clock, dayInBeijing, newId } from '#kernel';
import { Database, type Once } from '#messaging';
import { CatalogueRepository } from '../../catalogue/catalogue.repository.js';
import { type HouseholdInput, registerHousehold } from '../domain/household.js';
import { HouseholdRepository } from '../household.repository.js';

@Injectable()
export class RegisterHousehold {
  constructor(
    private readonly database: Database,
    private readonly households: HouseholdRepository,
    private readonly catalogue: CatalogueRepository,
    private readonly clock: Clock,
  ) {}

  execute(input: HouseholdInput, once?: Once) {
    return this.database.transaction(async (tx) => {
      await this.catalogue.mustBeLiveCommunity(tx, input.areaCode);
      const now = this.clock.now();
      const at = { newId: () => newId(), now, today: dayInBeijing(now) };
      const { household, events } = registerHousehold(input, at);
      await this.households.save(tx, household, events);
      const members = household.members.map(({ id, relation }) => ({ id, relation }));
      return { id: household.id, version: household.version, members };
    }, once);
  }
}
