import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { WantedItem } from '#contracts';
import type { FactValue } from '#eligibility';
import { AreaCodeField, IdField, IdParam, OneOf, type Page, PageQuery } from '#service-kit';
import { NeedsQuery } from './needs.query.js';

export interface NeedView {
  id: string;
  version: number;
  status: 'open' | 'matched' | 'met' | 'withdrawn';
  householdId: string;
  memberId: string;
  category: string;
  items: WantedItem[];
  urgency: string;
  areaCode: string;
  facts: Record<string, FactValue>;
  disputedFacts: string[];
  waitingSince: string;
  matchId: string | null;
  matchState: string | null;
}

export class NeedFilter extends PageQuery {
  @IdField({ optional: true })
  householdId?: string;

  @OneOf(['open', 'matched', 'met', 'withdrawn'], { optional: true })
  status?: NeedView['status'];

  @AreaCodeField({ optional: true, description: 'this area and all in it' })
  areaCode?: string;
}

@ApiTags('needs')
@Controller('needs')
export class ReadNeedsController {
  constructor(private readonly needs: NeedsQuery) {}

  @Get()
  list(@Query() filter: NeedFilter): Promise<Page<NeedView>> {
    return this.needs.page(filter);
  }

  @Get(':id')
  read(@IdParam() id: string): Promise<NeedView> {
    return this.needs.one(id);
  }
}
