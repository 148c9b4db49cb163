import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Criterion } from '#eligibility';
import { CodeField, JsonObject, ListOf, Nested, Whole } from '#service-kit';
import { PublicTextBody } from '../../public-text.js';
import type { Policy } from '../domain/policy.js';
import { AdoptPolicy } from './adopt-policy.js';

class PriorityClassBody {
  @CodeField({ example: 'without-carers' })
  code: string;

  @Nested(() => PublicTextBody)
  label: PublicTextBody;

  @JsonObject({ description: 'over facts of the catalogue, as in a programme' })
  criterion: Criterion;
}

class AdoptPolicyBody {
  @Whole({ min: 0, max: 1_000_000, description: 'the version that this one follows; 0 for the first' })
  basedOn: number;

  @ListOf(() => PriorityClassBody, { max: 20, description: 'in order of priority' })
  classes: PriorityClassBody[];
}

@ApiTags('policies')
@Controller('policies')
export class AdoptPolicyController {
  constructor(private readonly adoptPolicy: AdoptPolicy) {}

  /** Adopts the next version of the policy: who goes first where seats are scarce. */
  @Post()
  adopt(@Body() body: AdoptPolicyBody): Promise<Policy> {
    return this.adoptPolicy.execute(body);
  }
}
