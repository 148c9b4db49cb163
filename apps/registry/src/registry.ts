import type { ServiceDefinition } from '#service-kit';
import { migrations } from '../migrations/index.js';
import { AppModule } from './app.module.js';
import { AreaRow } from './area/area.repository.js';
import { FactRow } from './fact/fact.repository.js';
import { PolicyRow } from './policy/policy.repository.js';
import { problems } from './problems.js';
import { ProgrammeRow, ProgrammeVersionRow } from './programme/programme.repository.js';
import { ProviderRow } from './provider/provider.repository.js';
import { MatchHoldRow } from './usage/usage.projection.js';

export const registry: ServiceDefinition = {
  name: 'registry',
  module: AppModule,
  entities: [AreaRow, FactRow, ProviderRow, ProgrammeRow, ProgrammeVersionRow, PolicyRow, MatchHoldRow],
  migrations,
  problems,
  consumes: ['matches'],
};
