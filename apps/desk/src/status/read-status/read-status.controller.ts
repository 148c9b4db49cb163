import { createHash } from 'node:crypto';
import { Controller, Get, Header, Headers, Query } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import { languageOf, OneOf } from '#service-kit';
import { pageStyle } from './page-style.js';
import { Status, type StatusView } from './status.js';
import { statusPage } from './status-page.js';

class PageLanguage {
  @OneOf(['zh-CN', 'en'], { optional: true })
  lang?: 'zh-CN' | 'en';
}

const digest = createHash('sha256').update(pageStyle).digest('base64');
const POLICY = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

@ApiTags('status')
@Controller()
export class ReadStatusController {
  constructor(private readonly status: Status) {}

  @Get()
  @ApiExcludeEndpoint()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', POLICY)
  @Header('cache-control', 'no-store')
  @Header('x-content-type-options', 'nosniff')
  @Header('referrer-policy', 'no-referrer')
  async page(@Query() { lang = 'zh-CN' }: PageLanguage): Promise<string> {
    return statusPage(await this.status.read(lang), lang);
  }

  /** What is running, how many cards each column has, what happened last. */
  @Get('api/status')
  read(@Headers('accept-language') accept?: string): Promise<StatusView> {
    return this.status.read(languageOf(accept));
  }
}
