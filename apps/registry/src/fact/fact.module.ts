import { Module } from '@nestjs/common';
import { DefineFact } from './define-fact/define-fact.js';
import { DefineFactController } from './define-fact/define-fact.controller.js';
import { FactRepository } from './fact.repository.js';
import { FactsQuery } from './read-facts/facts.query.js';
import { ReadFactsController } from './read-facts/read-facts.controller.js';

@Module({
  controllers: [DefineFactController, ReadFactsController],
  providers: [FactRepository, FactsQuery, DefineFact],
  exports: [FactRepository],
})
export class FactModule {}
