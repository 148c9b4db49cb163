import { Injectable } from '@nestjs/common';
import { Database } from '#messaging';
import { expectVersion } from '#service-kit';
import { checkOffer } from '../domain/check-offer.js';
import { editDraft, type Offer } from '../domain/programme.js';
import { GroundQuery } from '../ground.query.js';
import { ProgrammeRepository } from '../programme.repository.js';

@Injectable()
export class EditDraft {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeRepository,
    private readonly ground: GroundQuery,
  ) {}

  execute(id: string, expected: number, offer: Offer) {
    return this.database.transaction(async (tx) => {
      const before = await this.programmes.find(tx, id);
      expectVersion(before, expected);
      const { programme, events } = editDraft(before, offer);
      const warnings = checkOffer(programme, await this.ground.of(tx, programme));
      await this.programmes.save(tx, programme, events);
      return { id, version: programme.version, warnings };
    });
  }
}
