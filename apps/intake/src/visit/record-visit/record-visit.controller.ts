import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Once } from '#messaging';
import {
  ApiIdempotencyKey,
  DateField,
  IdempotencyKey,
  IdField,
  InstantField,
  OneOf,
  PatternList,
  Text,
  Written,
} from '#service-kit';
import { VISIT_KINDS, type VisitKind } from '../domain/visit.js';
import { RecordVisit } from './record-visit.js';

const NAME = /^[^\p{C}]{1,60}$/u;
const NAME_SAID = { zh: ' 1–60 个字符的姓名', en: 'a name of 1–60 characters' };

class RecordVisitBody {
  @IdField()
  householdId: string;

  @OneOf(VISIT_KINDS)
  kind: VisitKind;

  @DateField({ optional: true, description: 'the day of a visit that is planned' })
  plannedFor?: string;

  @InstantField({ optional: true, description: 'when it was done' })
  doneAt?: string;

  @PatternList(NAME, NAME_SAID, { min: 1, max: 20, description: 'who goes, or went' })
  workers: string[];

  @Text({ max: 4000, optional: true })
  notes?: string;
}

@ApiTags('visits')
@Controller('visits')
export class RecordVisitController {
  constructor(private readonly recordVisit: RecordVisit) {}

  /** Records a visit, planned or done. */
  @Post()
  @ApiIdempotencyKey()
  record(
    @Body() { doneAt, ...body }: RecordVisitBody,
    @IdempotencyKey() once: Once | undefined,
  ): Promise<Written> {
    return this.recordVisit.execute({ ...body, ...(doneAt && { doneAt: new Date(doneAt) }) }, once);
  }
}
