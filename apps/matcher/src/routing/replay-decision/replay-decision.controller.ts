import { Controller, Get, Headers } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdParam, languageOf } from '#service-kit';
import { type Replay, replay } from '../domain/replay.js';
import { sayReplay } from '../domain/replay-words.js';
import { inputHashOf } from '../input-hash.js';
import { DecisionQuery } from '../read-decisions/decision.query.js';

interface ReplayView extends Replay {
  decisionId: string;
  /** What this means, in the caller's language. */
  sentence: string;
}

@ApiTags('decisions')
@Controller('decisions')
export class ReplayDecisionController {
  constructor(private readonly decisions: DecisionQuery) {}

  /** Makes a decision again from what it was made from, and compares. Nothing is stored. */
  @Get(':id/replay')
  async replay(@IdParam() id: string, @Headers('accept-language') accept?: string): Promise<ReplayView> {
    const decision = await this.decisions.one(id);
    const replayed = replay(decision, inputHashOf(decision));
    return { decisionId: id, ...replayed, sentence: sayReplay(replayed, languageOf(accept)) };
  }
}
