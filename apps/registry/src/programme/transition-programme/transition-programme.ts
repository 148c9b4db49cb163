import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { Database } from '#messaging';
import { expectVersion } from '#service-kit';
import { checkOffer } from '../domain/check-offer.js';
import { STATUS_AFTER, type Transition } from '../domain/lifecycle.js';
import { transitionProgramme } from '../domain/programme.js';
import { GroundQuery } from '../ground.query.js';
import { ProgrammeRepository } from '../programme.repository.js';

@Injectable()
export class TransitionProgramme {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeRepository,
    private readonly ground: GroundQuery,
    private readonly clock: Clock,
  ) {}

  execute(id: string, expected: number, transition: Transition) {
    return this.database.transaction(async (tx) => {
      const before = await this.programmes.find(tx, id);
      expectVersion(before, expected);
      const { programme, events } = transitionProgramme(before, transition, this.clock.now());
      // Facts and areas may have changed since the terms were saved.
      if (STATUS_AFTER[transition] === 'published') checkOffer(before, await this.ground.of(tx, before));
      await this.programmes.save(tx, programme, events);
      return { id, version: programme.version };
    });
  }
}
