import type { ServiceDefinition } from '#service-kit';
import { migrations } from '../migrations/index.js';
import { AppModule } from './app.module.js';
import { problems } from './problems.js';

/** No entities: desk owns no aggregate, only projections that are written set by set. */
export const desk: ServiceDefinition = {
  name: 'desk',
  module: AppModule,
  entities: [],
  migrations,
  problems,
  consumes: ['needs', 'programmes', 'matches', 'consents', 'catalogue'],
};
