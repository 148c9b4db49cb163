import { ApiProperty } from '@nestjs/swagger';
import { Written } from '#service-kit';
import type { MatchState } from '../../match/domain/match.js';

/** The answer of every transition. */
export class MovedMatch extends Written {
  @ApiProperty({ type: String })
  state: MatchState;
}
