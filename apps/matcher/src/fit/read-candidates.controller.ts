import { Controller, Get, Headers, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdParam, languageOf, WholeInQuery } from '#service-kit';
import { FactRepository } from '../catalogue/fact.repository.js';
import { FiledNeedQuery } from './filed-need.query.js';
import { FitProgrammes, type FitView } from './fit-programmes.js';

class CandidatesQuery {
  @WholeInQuery({ min: 1, max: 500, optional: true, description: 'programmes at most; 50 when left out' })
  limit?: number;
}

@ApiTags('needs')
@Controller('needs')
export class ReadCandidatesController {
  constructor(
    private readonly needs: FiledNeedQuery,
    private readonly fit: FitProgrammes,
    private readonly facts: FactRepository,
  ) {}

  /** What every programme says to a need today, with its place on each waiting list. */
  @Get(':id/candidates')
  async read(
    @IdParam() id: string,
    @Query() { limit = 50 }: CandidatesQuery,
    @Headers('accept-language') accept?: string,
  ): Promise<FitView> {
    const { need, exclusions, ...waiting } = await this.needs.one(id);
    const excluded = new Map(exclusions.map(({ programmeId, reason }) => [programmeId, reason]));
    const catalogue = await this.facts.catalogue();
    return this.fit.execute({ need, waiting, excluded, catalogue, language: languageOf(accept), limit });
  }
}
