import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { Database } from '#messaging';
import { expectVersion } from '#service-kit';
import { CatalogueRepository } from '../../catalogue/catalogue.repository.js';
import { type Amendment, amendNeed } from '../domain/need.js';
import { NeedRepository } from '../need.repository.js';

@Injectable()
export class AmendNeed {
  constructor(
    private readonly database: Database,
    private readonly needs: NeedRepository,
    private readonly catalogue: CatalogueRepository,
    private readonly clock: Clock,
  ) {}

  execute(id: string, expected: number, amendment: Amendment) {
    return this.database.transaction(async (tx) => {
      await this.catalogue.mustHoldFacts(tx, amendment.facts ?? {});
      const before = await this.needs.find(tx, id);
      expectVersion(before, expected);
      const { need, events } = amendNeed(before, amendment, this.clock.now());
      await this.needs.save(tx, need, events);
      return { id, version: need.version };
    });
  }
}
