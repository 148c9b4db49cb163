import { Body, Controller, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { DomainError } from '#kernel';
import type { Once } from '#messaging';
import { ApiIdempotencyKey, IdempotencyKey, Written } from '#service-kit';
import { FactRepository } from '../../catalogue/fact.repository.js';
import { checkTerms } from '../domain/check-terms.js';
import { CreateRound } from './create-round.js';
import { RoundBody } from './round-body.js';

class CreatedRound extends Written {
  @ApiProperty({
    type: String,
    description: 'SHA-256 of the seed, in hex; the seed is told once the round is closed',
  })
  seedHash: string;
}

@ApiTags('rounds')
@Controller('rounds')
export class CreateRoundController {
  constructor(
    private readonly facts: FactRepository,
    private readonly createRound: CreateRound,
  ) {}

  /** Opens a round over some programmes. Its seed is drawn now; only the hash of it is told. */
  @Post()
  @ApiIdempotencyKey()
  async create(@Body() body: RoundBody, @IdempotencyKey() once: Once | undefined): Promise<CreatedRound> {
    const { classes, reserves = [], ...terms } = body;
    const faults = checkTerms({ ...terms, classes: classes ?? [], reserves }, await this.facts.catalogue());
    if (faults.length > 0) throw new DomainError('round.invalid', { faults, count: faults.length });
    return this.createRound.execute({ ...terms, classes, reserves }, once);
  }
}
