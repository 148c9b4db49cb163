import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ProgrammeState } from '#contracts';
import { IdField, IdParam, OneOf, type Page, PageQuery } from '#service-kit';
import type { Programme, Terms } from '../domain/programme.js';
import { ProgrammesQuery } from './programmes.query.js';

export interface ProgrammeView extends Omit<Programme, 'terms'>, Omit<Terms, 'capacity'> {
  /** `held`, `used` and `free` as last heard; matcher's word counts. */
  capacity: Terms['capacity'] & { held: number; used: number; free: number };
}

export interface ProgrammeVersionView {
  version: number;
  type: string;
  at: string;
  state: ProgrammeState;
  notes: string | null;
  assumed: string[];
}

export class ProgrammeFilter extends PageQuery {
  @OneOf(['draft', 'published', 'paused', 'closed'], { optional: true })
  status?: Programme['status'];

  @IdField({ optional: true })
  providerId?: string;
}

@ApiTags('programmes')
@Controller('programmes')
export class ReadProgrammesController {
  constructor(private readonly programmes: ProgrammesQuery) {}

  @Get()
  list(@Query() filter: ProgrammeFilter): Promise<Page<ProgrammeView>> {
    return this.programmes.page(filter);
  }

  // What is held and used moves on while the version, and so the ETag, stays.
  @Get(':id')
  @Header('cache-control', 'no-store')
  read(@IdParam() id: string): Promise<ProgrammeView> {
    return this.programmes.one(id);
  }

  @Get(':id/versions')
  versions(@IdParam() id: string, @Query() query: PageQuery): Promise<Page<ProgrammeVersionView>> {
    return this.programmes.versions(id, query);
  }
}
