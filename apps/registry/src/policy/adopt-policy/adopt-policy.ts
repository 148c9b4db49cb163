import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { Database } from '#messaging';
import { FactRepository } from '../../fact/fact.repository.js';
import { adoptPolicy, type Policy, type PolicyInput } from '../domain/policy.js';
import { PolicyRepository } from '../policy.repository.js';

@Injectable()
export class AdoptPolicy {
  constructor(
    private readonly database: Database,
    private readonly facts: FactRepository,
    private readonly policies: PolicyRepository,
    private readonly clock: Clock,
  ) {}

  execute(input: PolicyInput): Promise<Policy> {
    return this.database.transaction(async (tx) => {
      const catalogue = await this.facts.catalogue(tx);
      const current = await this.policies.current(tx);
      const { policy, events } = adoptPolicy(current, input, { catalogue, now: this.clock.now() });
      await this.policies.add(tx, policy, events);
      return policy;
    });
  }
}
