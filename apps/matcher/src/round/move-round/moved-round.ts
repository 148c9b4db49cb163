import { ApiProperty } from '@nestjs/swagger';
import { Written } from '#service-kit';
import type { RoundState } from '../domain/round.js';

/** The answer of every transition. */
export class MovedRound extends Written {
  @ApiProperty({ type: String })
  state: RoundState;
}
