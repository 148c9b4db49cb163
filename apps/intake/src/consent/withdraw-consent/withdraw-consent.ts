import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { Database } from '#messaging';
import { expectVersion } from '#service-kit';
import { ConsentRepository } from '../consent.repository.js';
import { withdrawConsent } from '../domain/consent.js';

@Injectable()
export class WithdrawConsent {
  constructor(
    private readonly database: Database,
    private readonly consents: ConsentRepository,
    private readonly clock: Clock,
  ) {}

  execute(id: string, expected: number) {
    return this.database.transaction(async (tx) => {
      const before = await this.consents.find(tx, id);
      expectVersion(before, expected);
      const { consent, events } = withdrawConsent(before, this.clock.now());
      await this.consents.save(tx, consent, events);
      return { id, version: consent.version };
    });
  }
}
