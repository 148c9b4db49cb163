import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { URGENCIES, type Urgency } from '#contracts';
import type { FactValue } from '#eligibility';
import type { Once } from '#messaging';
import {
  ApiIdempotencyKey,
  CodeField,
  IdempotencyKey,
  IdField,
  JsonObject,
  ListOf,
  OneOf,
  Whole,
  Written,
} from '#service-kit';
import { FileNeed } from './file-need.js';

export class WantedItemBody {
  @CodeField({ example: 'desk' })
  code: string;

  @Whole({ min: 1, max: 1000 })
  quantity: number;
}

class FileNeedBody {
  @IdField()
  householdId: string;

  @IdField({ description: 'the member who lacks something' })
  memberId: string;

  @CodeField({ example: 'study-space' })
  category: string;

  @ListOf(() => WantedItemBody, { max: 50 })
  items: WantedItemBody[];

  @OneOf(URGENCIES)
  urgency: Urgency;

  @JsonObject({
    description: 'fact → value; what is not known yet is left out',
    example: { livesAlone: true },
  })
  facts: Record<string, FactValue>;
}

@ApiTags('needs')
@Controller('needs')
export class FileNeedController {
  constructor(private readonly fileNeed: FileNeed) {}

  /** Files a need. Age and area are derived, never accepted. */
  @Post()
  @ApiIdempotencyKey()
  file(@Body() body: FileNeedBody, @IdempotencyKey() once: Once | undefined): Promise<Written> {
    return this.fileNeed.execute(body, once);
  }
}
