import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdParam, type Page, PageQuery } from '#service-kit';
import type { Provider } from '../domain/provider.js';
import { ProvidersQuery } from './providers.query.js';

@ApiTags('providers')
@Controller('providers')
export class ReadProvidersController {
  constructor(private readonly providers: ProvidersQuery) {}

  @Get()
  list(@Query() query: PageQuery): Promise<Page<Provider>> {
    return this.providers.page(query);
  }

  @Get(':id')
  read(@IdParam() id: string): Promise<Provider> {
    return this.providers.one(id);
  }
}
