import { Module } from '@nestjs/common';
import { FactModule } from '../fact/fact.module.js';
import { AdoptPolicy } from './adopt-policy/adopt-policy.js';
import { AdoptPolicyController } from './adopt-policy/adopt-policy.controller.js';
import { PolicyRepository } from './policy.repository.js';
import { ReadPoliciesController } from './read-policies/read-policies.controller.js';

@Module({
  imports: [FactModule],
  controllers: [AdoptPolicyController, ReadPoliciesController],
  providers: [PolicyRepository, AdoptPolicy],
})
export class PolicyModule {}
