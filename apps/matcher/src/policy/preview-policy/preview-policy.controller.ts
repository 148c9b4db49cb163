import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { checkCriterion, type Criterion } from '#eligibility';
import { DomainError } from '#kernel';
import { CodeField, JsonObject, ListOf, Nested, Text } from '#service-kit';
import { FactRepository } from '../../catalogue/fact.repository.js';
import { type PolicyEffect, previewPolicy } from '../domain/preview.js';
import { WaitingNeedsQuery } from './waiting-needs.query.js';

class ClassLabel {
  @Text({ max: 200 })
  zh: string;

  @Text({ max: 200 })
  en: string;
}

class DraftClassBody {
  @CodeField({ example: 'without-carers' })
  code: string;

  @Nested(() => ClassLabel)
  label: ClassLabel;

  @JsonObject({ description: 'over facts of the catalogue, as in a programme' })
  criterion: Criterion;
}

class PreviewPolicyBody {
  @ListOf(() => DraftClassBody, { max: 20, description: 'in order of priority' })
  classes: DraftClassBody[];
}

@ApiTags('policies')
@Controller('policies')
export class PreviewPolicyController {
  constructor(
    private readonly facts: FactRepository,
    private readonly needs: WaitingNeedsQuery,
  ) {}

  /** What a draft policy would do to the open needs, before it is adopted. Nothing is stored. */
  @Post('preview')
  @HttpCode(200)
  async preview(@Body() { classes }: PreviewPolicyBody): Promise<PolicyEffect> {
    const catalogue = await this.facts.catalogue();
    const faults = classes.flatMap(({ criterion }, at) =>
      checkCriterion(criterion, catalogue).map(({ path, code, ...details }) => ({
        field: `/classes/${at}/criterion${path}`,
        code,
        details,
      })),
    );
    if (faults.length > 0) throw new DomainError('policy.invalid', { faults, count: faults.length });
    return previewPolicy(await this.needs.all(), { version: 0, classes });
  }
}
