import { Module } from '@nestjs/common';
import { Ledger } from './ledger.js';
import { MatchRepository } from './match.repository.js';
import { MatchesQuery } from './read-matches/matches.query.js';
import { ReadMatchesController } from './read-matches/read-matches.controller.js';

@Module({
  controllers: [ReadMatchesController],
  providers: [Ledger, MatchRepository, MatchesQuery],
  exports: [Ledger, MatchRepository],
})
export class MatchModule {}
