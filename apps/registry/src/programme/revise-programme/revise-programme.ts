import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { Database } from '#messaging';
import { expectVersion } from '#service-kit';
import { UsageProjection } from '../../usage/usage.projection.js';
import { checkOffer } from '../domain/check-offer.js';
import { type Offer, reviseProgramme } from '../domain/programme.js';
import { GroundQuery } from '../ground.query.js';
import { ProgrammeRepository } from '../programme.repository.js';

@Injectable()
export class ReviseProgramme {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeRepository,
    private readonly ground: GroundQuery,
    private readonly usage: UsageProjection,
    private readonly clock: Clock,
  ) {}

  execute(id: string, expected: number, revision: Omit<Offer, 'providerId'>) {
    return this.database.transaction(async (tx) => {
      const before = await this.programmes.find(tx, id);
      expectVersion(before, expected);
      const taken = await this.usage.taken(tx, id);
      const { programme, events } = reviseProgramme(before, revision, { taken, now: this.clock.now() });
      const warnings = checkOffer(programme, await this.ground.of(tx, programme));
      await this.programmes.save(tx, programme, events);
      return { id, version: programme.version, warnings };
    });
  }
}
