import { Injectable } from '@nestjs/common';
import { Clock, newId } from '#kernel';
import { Database, type Once } from '#messaging';
import { AreaRepository } from '../../area/area.repository.js';
import { listProvider, type ProviderInput } from '../domain/provider.js';
import { ProviderRepository } from '../provider.repository.js';

@Injectable()
export class ListProvider {
  constructor(
    private readonly database: Database,
    private readonly providers: ProviderRepository,
    private readonly areas: AreaRepository,
    private readonly clock: Clock,
  ) {}

  execute(input: ProviderInput, once?: Once) {
    return this.database.transaction(async (tx) => {
      const statuses = await this.areas.statuses(tx, input.areaCode ? [input.areaCode] : []);
      const live = new Set([...statuses].filter(([, status]) => status === 'live').map(([code]) => code));
      const { provider, events } = listProvider(input, live, { id: newId(), now: this.clock.now() });
      await this.providers.save(tx, provider, events);
      return { id: provider.id, version: provider.version };
    }, once);
  }
}
