import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AreaCodeField, IdParam, type Page, PageQuery } from '#service-kit';
import type { Member } from '../domain/household.js';
import { HouseholdsQuery } from './households.query.js';

/** A household as lists show it: nobody is named. */
export interface HouseholdEntry {
  id: string;
  version: number;
  areaCode: string;
  registeredAt: string;
  members: Pick<Member, 'id' | 'relation' | 'isGuardian'>[];
}

export interface HouseholdView extends HouseholdEntry {
  address: string;
  phone?: string;
  members: Member[];
}

export class HouseholdFilter extends PageQuery {
  @AreaCodeField({ optional: true, description: 'this area and all in it' })
  areaCode?: string;
}

@ApiTags('households')
@Controller('households')
export class ReadHouseholdsController {
  constructor(private readonly households: HouseholdsQuery) {}

  @Get()
  list(@Query() filter: HouseholdFilter): Promise<Page<HouseholdEntry>> {
    return this.households.page(filter);
  }

  @Get(':id')
  read(@IdParam() id: string): Promise<HouseholdView> {
    return this.households.one(id);
  }
}
