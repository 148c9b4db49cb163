import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PROVIDER_KINDS, type ProviderKind } from '#contracts';
import type { Once } from '#messaging';
import { ApiIdempotencyKey, AreaCodeField, IdempotencyKey, Nested, OneOf, Written } from '#service-kit';
import { PublicTextBody } from '../../public-text.js';
import { ListProvider } from './list-provider.js';

class ListProviderBody {
  @Nested(() => PublicTextBody)
  name: PublicTextBody;

  @OneOf(PROVIDER_KINDS)
  kind: ProviderKind;

  @AreaCodeField({ optional: true, description: 'where it is at home' })
  areaCode?: string;
}

@ApiTags('providers')
@Controller('providers')
export class ListProviderController {
  constructor(private readonly listProvider: ListProvider) {}

  @Post()
  @ApiIdempotencyKey()
  list(@Body() body: ListProviderBody, @IdempotencyKey() once: Once | undefined): Promise<Written> {
    return this.listProvider.execute(body, once);
  }
}
