import { Injectable } from '@nestjs/common';
import type { Tx } from '#messaging';
import { AreaRepository } from '../area/area.repository.js';
import { FactRepository } from '../fact/fact.repository.js';
import { ProviderRepository } from '../provider/provider.repository.js';
import type { Ground } from './domain/check-offer.js';
import type { Offer } from './domain/programme.js';

/** What an offer refers to; facts and areas stay as they are until the transaction ends. */
@Injectable()
export class GroundQuery {
  constructor(
    private readonly providers: ProviderRepository,
    private readonly areas: AreaRepository,
    private readonly facts: FactRepository,
  ) {}

  async of(tx: Tx, { providerId, terms }: Offer): Promise<Ground> {
    const providerExists = await this.providers.exists(tx, providerId);
    const areas = await this.areas.statuses(tx, terms.serviceArea);
    return { providerExists, areas, catalogue: await this.facts.catalogue(tx) };
  }
}
