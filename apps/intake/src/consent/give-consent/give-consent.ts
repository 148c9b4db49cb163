import { Injectable } from '@nestjs/common';
import { Clock, dayInBeijing, newId } from '#kernel';
import { Database, type Once } from '#messaging';
import { needsGuardian } from '../../household/domain/members.js';
import { HouseholdRepository } from '../../household/household.repository.js';
import { ConsentRepository } from '../consent.repository.js';
import { type ConsentInput, giveConsent } from '../domain/consent.js';

export interface GiveConsentInput extends ConsentInput {
  readonly householdId: string;
  readonly memberId: string;
}

@Injectable()
export class GiveConsent {
  constructor(
    private readonly database: Database,
    private readonly consents: ConsentRepository,
    private readonly households: HouseholdRepository,
    private readonly clock: Clock,
  ) {}

  execute({ householdId, memberId, ...input }: GiveConsentInput, once?: Once) {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const today = dayInBeijing(now);
      const subject = await this.households.subject(tx, householdId, memberId);
      const giver = { ...subject, needsGuardian: needsGuardian(subject.birthDate, today) };
      const { consent, events } = giveConsent(giver, input, { id: newId(), now, today });
      await this.consents.save(tx, consent, events);
      return { id: consent.id, version: consent.version };
    }, once);
  }
}
