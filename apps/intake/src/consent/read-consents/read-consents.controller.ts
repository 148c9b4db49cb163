import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdField, type Page, PageQuery } from '#service-kit';
import type { Consent } from '../domain/consent.js';
import { ConsentsQuery } from './consents.query.js';

export interface ConsentView extends Omit<Consent, 'givenAt' | 'withdrawnAt'> {
  givenAt: string;
  withdrawnAt: string | null;
}

export class ConsentFilter extends PageQuery {
  @IdField()
  householdId: string;
}

@ApiTags('consents')
@Controller('consents')
export class ReadConsentsController {
  constructor(private readonly consents: ConsentsQuery) {}

  @Get()
  list(@Query() filter: ConsentFilter): Promise<Page<ConsentView>> {
    return this.consents.page(filter);
  }
}
