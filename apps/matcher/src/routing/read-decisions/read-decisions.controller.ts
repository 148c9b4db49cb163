import { Controller, Get, Headers } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdParam, languageOf } from '#service-kit';
import { FactRepository } from '../../catalogue/fact.repository.js';
import { type ExplainedProgramme, explainDecision } from '../domain/explain-decision.js';
import { DecisionQuery, type StoredDecision } from './decision.query.js';

interface DecisionView extends Pick<
  StoredDecision,
  | 'id'
  | 'needId'
  | 'needVersion'
  | 'madeAt'
  | 'today'
  | 'revision'
  | 'programmeId'
  | 'matchId'
  | 'why'
  | 'rules'
> {
  programmes: ExplainedProgramme[];
}

@ApiTags('decisions')
@Controller('decisions')
export class ReadDecisionsController {
  constructor(
    private readonly decisions: DecisionQuery,
    private readonly facts: FactRepository,
  ) {}

  /** A routing decision and its reasons, made again from what it was made from. */
  @Get(':id')
  async read(@IdParam() id: string, @Headers('accept-language') accept?: string): Promise<DecisionView> {
    const {
      need,
      known: _,
      inputHash: __,
      programmes,
      excluded,
      free,
      ...decision
    } = await this.decisions.one(id);
    const catalogue = await this.facts.catalogue();
    const made = {
      need,
      programmes,
      excluded,
      free,
      today: decision.today,
      programmeId: decision.programmeId,
    };
    return {
      ...decision,
      programmes: explainDecision(made, catalogue, languageOf(accept)),
    };
  }
}
