import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Page, PageQuery } from '#service-kit';
import type { Fact } from '../domain/fact.js';
import { FactsQuery } from './facts.query.js';

@ApiTags('facts')
@Controller('facts')
export class ReadFactsController {
  constructor(private readonly facts: FactsQuery) {}

  @Get()
  list(@Query() query: PageQuery): Promise<Page<Fact>> {
    return this.facts.page(query);
  }
}
