import type { ServiceDefinition } from '#service-kit';
import { migrations } from '../migrations/index.js';
import { AppModule } from './app.module.js';
import { ConsentRow } from './consent/consent.repository.js';
import { HouseholdIdentityRow, HouseholdRow, MemberRow } from './household/household.repository.js';
import { NeedRow } from './need/need.repository.js';
import { problems } from './problems.js';
import { VisitRow } from './visit/visit.repository.js';

export const intake: ServiceDefinition = {
  name: 'intake',
  module: AppModule,
  entities: [HouseholdRow, MemberRow, HouseholdIdentityRow, VisitRow, ConsentRow, NeedRow],
  migrations,
  problems,
  consumes: ['matches', 'catalogue'],
};
