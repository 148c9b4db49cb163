import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Criterion } from '#eligibility';
import { CodeList, IdField, JsonObject, languageOf, Nested, PatternList, Whole } from '#service-kit';
import { EstimateReach, type ReachView } from './estimate-reach.js';

const UNITS_AT_MOST = 2_000_000_000;
const AREA = /^\d{6}(\d{3}){0,2}$/;
const AREA_SAID = { zh: ' 6、9 或 12 位行政区划代码', en: 'area codes of 6, 9 or 12 digits' };

class ReachCapacityBody {
  @Whole({ min: 0, max: UNITS_AT_MOST })
  total: number;

  @Whole({ min: 1, max: UNITS_AT_MOST, description: 'what one match takes' })
  perMatch: number;
}

class ReachBody {
  @CodeList({ min: 1, max: 20 })
  categories: string[];

  @JsonObject({ description: 'a criterion over the fact catalogue', example: { all: [] } })
  criteria: Criterion;

  @PatternList(AREA, AREA_SAID, { min: 1, max: 200, description: 'each covers all in it' })
  serviceArea: string[];

  @CodeList({
    max: 100,
    optional: true,
    description: 'may be sent along; items decide an order, not who is reached',
  })
  items?: string[];

  @Nested(() => ReachCapacityBody, { optional: true })
  capacity?: ReachCapacityBody;

  @IdField({ optional: true, description: 'the published programme to compare with' })
  programmeId?: string;
}

@ApiTags('reach')
@Controller('reach')
export class EstimateReachController {
  constructor(private readonly estimateReach: EstimateReach) {}

  /** How many open needs a draft would reach, where, and which of its conditions leaves out how many. */
  @Post()
  @HttpCode(200)
  estimate(@Body() body: ReachBody, @Headers('accept-language') accept?: string): Promise<ReachView> {
    const { items: _, ...draft } = body;
    return this.estimateReach.execute(draft, languageOf(accept));
  }
}
