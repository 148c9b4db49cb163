import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, type Once } from '#messaging';
import { checkOffer } from '../domain/check-offer.js';
import { draftProgramme, type Offer } from '../domain/programme.js';
import { GroundQuery } from '../ground.query.js';
import { ProgrammeRepository } from '../programme.repository.js';

@Injectable()
export class DraftProgramme {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeRepository,
    private readonly ground: GroundQuery,
  ) {}

  execute(offer: Offer, once?: Once) {
    return this.database.transaction(async (tx) => {
      const warnings = checkOffer(offer, await this.ground.of(tx, offer));
      const { programme, events } = draftProgramme(offer, newId());
      await this.programmes.save(tx, programme, events);
      return { id: programme.id, version: programme.version, warnings };
    }, once);
  }
}
