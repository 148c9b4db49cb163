import { Controller, Get, Headers } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdParam, languageOf } from '#service-kit';
import type { Label } from '../domain/names.js';
import { NamesQuery } from '../../labels/names.query.js';
import type { TimelineEntry } from '../domain/entry.js';
import { sentence } from '../domain/sentence.js';
import { wantedBy } from '../domain/wanted.js';
import { TimelineQuery } from './timeline.query.js';

export interface TimelineView {
  needId: string;
  entries: (TimelineEntry & { programme: Label | null; provider: Label | null; sentence: string })[];
}

@ApiTags('timeline')
@Controller('api/timeline')
export class ReadTimelineController {
  constructor(
    private readonly timeline: TimelineQuery,
    private readonly names: NamesQuery,
  ) {}

  /** What has happened to a need, in order, each with a sentence in the caller's language. */
  @Get(':needId')
  async read(
    @IdParam('needId') needId: string,
    @Headers('accept-language') accept?: string,
  ): Promise<TimelineView> {
    const entries = await this.timeline.ofNeed(needId);
    const names = await this.names.of(wantedBy(entries));
    const language = languageOf(accept);
    return {
      needId,
      entries: entries.map((entry) => ({
        ...entry,
        programme: 'programmeId' in entry.data ? (names.programmes[entry.data.programmeId] ?? null) : null,
        provider: 'providerId' in entry.data ? (names.providers[entry.data.providerId ?? ''] ?? null) : null,
        sentence: sentence(entry, names, language),
      })),
    };
  }
}
