import type { ServiceDefinition } from '#service-kit';
import { migrations } from '../migrations/index.js';
import { AppModule } from './app.module.js';
import { problems } from './problems.js';

export const matcher: ServiceDefinition = {
  name: 'matcher',
  module: AppModule,
  entities: [],
  migrations,
  problems,
  consumes: ['needs', 'programmes', 'catalogue'],
};
