import { Controller, Get, Header, Headers, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Certificate, CutOff } from '#allocation';
import { IdField, IdParam, languageOf, type Page, PageQuery } from '#service-kit';
import { canonical } from '../../routing/domain/canonical.js';
import { certificateWords } from '../domain/certificate-words.js';
import { differenceOf, type SeatDifference } from '../domain/difference.js';
import { roundInput } from '../domain/round.js';
import { byPosition } from './by-position.js';
import { RoundsQuery, type RoundView, viewOf } from './rounds.query.js';

const JSON_TYPE = 'application/json; charset=utf-8';

type Summary = Omit<ReturnType<typeof differenceOf>, 'items'>;

class CertificateFilter extends PageQuery {
  @IdField({ optional: true })
  needId?: string;
}

@ApiTags('rounds')
@Controller('rounds')
export class ReadRoundsController {
  constructor(private readonly rounds: RoundsQuery) {}

  @Get()
  list(@Query() query: PageQuery): Promise<Page<RoundView>> {
    return this.rounds.page(query);
  }

  /** The seed is told once the round is closed. */
  @Get(':id')
  async read(@IdParam() id: string): Promise<RoundView> {
    return viewOf(await this.rounds.one(id));
  }

  /** What the round is computed from, seed included; the SHA-256 of these bytes is `inputHash`. */
  @Get(':id/input')
  @Header('content-type', JSON_TYPE)
  async input(@IdParam() id: string): Promise<string> {
    const { round, frozen } = await this.rounds.frozen(id);
    return canonical(roundInput(round, frozen));
  }

  /** The proposal in the very bytes that anybody gets who computes it from the input. */
  @Get(':id/allocation')
  @Header('content-type', JSON_TYPE)
  async allocation(@IdParam() id: string): Promise<string> {
    return (await this.rounds.proposal(id)).text;
  }

  /** What the proposal would change against today, in order of priority. */
  @Get(':id/difference')
  async difference(
    @IdParam() id: string,
    @Query() query: PageQuery,
  ): Promise<Page<SeatDifference> & Summary> {
    const { round, frozen, allocation } = await this.rounds.proposal(id);
    const { items, ...summary } = differenceOf(round, frozen, allocation);
    return { ...summary, ...byPosition(items, query) };
  }

  /** How far down the order each pool of seats went. */
  @Get(':id/cut-offs')
  async cutOffs(@IdParam() id: string): Promise<{ items: readonly CutOff[]; next: null }> {
    const { allocation } = await this.rounds.proposal(id);
    return { items: allocation.cutOffs, next: null };
  }

  /** Why each need is served or not, in the caller's language, in order of priority. */
  @Get(':id/certificates')
  async certificates(
    @IdParam() id: string,
    @Query() { needId, ...query }: CertificateFilter,
    @Headers('accept-language') accept?: string,
  ): Promise<Page<Certificate & { sentences: string[] }>> {
    const proposal = await this.rounds.proposal(id);
    const { certificates } = proposal.allocation;
    const asked = needId === undefined ? certificates : certificates.filter((one) => one.needId === needId);
    const { items, next } = byPosition(asked, query);
    const language = languageOf(accept);
    const worded = items.map((one) => ({ ...one, sentences: certificateWords(one, proposal, language) }));
    return { items: worded, next };
  }
}
