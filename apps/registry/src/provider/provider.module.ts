import { Module } from '@nestjs/common';
import { AreaModule } from '../area/area.module.js';
import { ListProvider } from './list-provider/list-provider.js';
import { ListProviderController } from './list-provider/list-provider.controller.js';
import { ProviderRepository } from './provider.repository.js';
import { ProvidersQuery } from './read-providers/providers.query.js';
import { ReadProvidersController } from './read-providers/read-providers.controller.js';

@Module({
  imports: [AreaModule],
  controllers: [ListProviderController, ReadProvidersController],
  providers: [ProviderRepository, ProvidersQuery, ListProvider],
  exports: [ProviderRepository],
})
export class ProviderModule {}
