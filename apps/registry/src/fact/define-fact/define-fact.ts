import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { Database } from '#messaging';
import { defineFact, type Fact, type FactInput } from '../domain/fact.js';
import { FactRepository } from '../fact.repository.js';

@Injectable()
export class DefineFact {
  constructor(
    private readonly database: Database,
    private readonly facts: FactRepository,
    private readonly clock: Clock,
  ) {}

  execute(definition: FactInput): Promise<Fact> {
    return this.database.transaction(async (tx) => {
      // The fact is locked before its uses are read: no programme can start to use it in between.
      const before = await this.facts.find(tx, definition.key);
      const uses = before ? await this.facts.uses(tx, definition.key) : [];
      const { fact, events } = defineFact(before, definition, { uses, now: this.clock.now() });
      if (events.length > 0) await this.facts.save(tx, fact, events);
      return fact;
    });
  }
}
