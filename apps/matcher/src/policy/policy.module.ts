import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { ProgrammeModule } from '../programme/programme.module.js';
import { PolicyRepository } from './policy.repository.js';
import { PreviewPolicyController } from './preview-policy/preview-policy.controller.js';
import { WaitingNeedsQuery } from './preview-policy/waiting-needs.query.js';
import { ReorderOnPolicyAdopted } from './reorder-on-policy-adopted/reorder-on-policy-adopted.js';

@Module({
  imports: [CatalogueModule, ProgrammeModule],
  controllers: [PreviewPolicyController],
  providers: [PolicyRepository, WaitingNeedsQuery, ReorderOnPolicyAdopted],
  exports: [ReorderOnPolicyAdopted],
})
export class PolicyModule {}
