import { Body, Controller, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Once } from '#messaging';
import { ApiIdempotencyKey, IdempotencyKey, Written } from '#service-kit';
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
  constructor(private readonly createRound: CreateRound) {}

  /** Opens a round over some programmes. Its seed is drawn now; only the hash of it is told. */
  @Post()
  @ApiIdempotencyKey()
  create(@Body() body: RoundBody, @IdempotencyKey() once: Once | undefined): Promise<CreatedRound> {
    return this.createRound.execute({ ...body }, once);
  }
}
