import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FactValue } from '#eligibility';
import { DomainError } from '#kernel';
import { AreaCodeField, CodeField, CodeList, JsonObject, languageOf, PatternList, Whole } from '#service-kit';
import { FactRepository } from '../catalogue/fact.repository.js';
import { factFaultsOf, factsOf } from './domain/asked-facts.js';
import { FitProgrammes, type FitView } from './fit-programmes.js';

const KEY_SAID = { zh: '情况目录中的键', en: 'keys of the fact catalogue' };
/** Nobody's id, and the last of all: who is not filed yet comes after everybody of the same moment. */
const NOT_FILED = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

class FitBody {
  @CodeField({ example: 'study-space' })
  category: string;

  @CodeList({ max: 50, optional: true, description: 'wanted items: more of them covered comes first' })
  items?: string[];

  @AreaCodeField()
  areaCode: string;

  @JsonObject({
    description: 'fact → value; what is not known is left out, or null',
    example: { ageYears: 9 },
  })
  facts: Record<string, FactValue | null>;

  @PatternList(/^\S{1,100}$/, KEY_SAID, { max: 100, optional: true })
  disputedFacts?: string[];

  @Whole({ min: 1, max: 500, optional: true, description: 'programmes at most; 50 when left out' })
  limit?: number;
}

@ApiTags('fit')
@Controller('fit')
export class FindFitController {
  constructor(
    private readonly fit: FitProgrammes,
    private readonly facts: FactRepository,
  ) {}

  /** Which programmes could meet such a need, and why not the others. Needs no identity and stores nothing. */
  @Post()
  @HttpCode(200)
  async find(@Body() body: FitBody, @Headers('accept-language') accept?: string): Promise<FitView> {
    const { category, areaCode, items = [], limit = 50 } = body;
    const catalogue = await this.facts.catalogue();
    const faults = factFaultsOf(body, catalogue);
    if (faults.length > 0) throw new DomainError('fit.facts-invalid', { faults, count: faults.length });
    const need = {
      id: NOT_FILED,
      category,
      areaCode,
      items: items.map((code) => ({ code })),
      facts: factsOf(body, catalogue),
    };
    return this.fit.execute({ need, excluded: new Map(), catalogue, language: languageOf(accept), limit });
  }
}
