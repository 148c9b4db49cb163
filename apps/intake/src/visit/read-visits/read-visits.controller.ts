import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdField, type Page, PageQuery } from '#service-kit';
import type { VisitKind } from '../domain/visit.js';
import { VisitsQuery } from './visits.query.js';

export interface VisitView {
  id: string;
  version: number;
  householdId: string;
  kind: VisitKind;
  plannedFor: string | null;
  doneAt: string | null;
  workers: string[];
  notes: string | null;
}

export class VisitFilter extends PageQuery {
  @IdField()
  householdId: string;
}

@ApiTags('visits')
@Controller('visits')
export class ReadVisitsController {
  constructor(private readonly visits: VisitsQuery) {}

  @Get()
  list(@Query() filter: VisitFilter): Promise<Page<VisitView>> {
    return this.visits.page(filter);
  }
}
