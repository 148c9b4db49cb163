import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PolicyRepository, type PolicyRow } from '../policy.repository.js';

@ApiTags('policies')
@Controller('policies')
export class ReadPoliciesController {
  constructor(private readonly policies: PolicyRepository) {}

  /** Every version of the policy; the first is in force. */
  @Get()
  async list(): Promise<{ items: PolicyRow[] }> {
    return { items: await this.policies.all() };
  }
}
