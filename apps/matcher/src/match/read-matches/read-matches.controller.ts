import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdField, IdParam, OneOf, type Page, PageQuery } from '#service-kit';
import { MATCH_STATES, type Match, type MatchState } from '../domain/match.js';
import { MatchesQuery } from './matches.query.js';

export type MatchView = Omit<Match, 'needSequence'>;

export class MatchFilter extends PageQuery {
  @IdField({ optional: true })
  needId?: string;

  @IdField({ optional: true })
  programmeId?: string;

  @OneOf(MATCH_STATES, { optional: true })
  state?: MatchState;
}

@ApiTags('matches')
@Controller('matches')
export class ReadMatchesController {
  constructor(private readonly matches: MatchesQuery) {}

  @Get()
  list(@Query() filter: MatchFilter): Promise<Page<MatchView>> {
    return this.matches.page(filter);
  }

  @Get(':id')
  read(@IdParam() id: string): Promise<MatchView> {
    return this.matches.one(id);
  }
}
