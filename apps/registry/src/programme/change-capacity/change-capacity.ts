import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { Database } from '#messaging';
import { expectVersion } from '#service-kit';
import { UsageProjection } from '../../usage/usage.projection.js';
import { changeCapacity } from '../domain/programme.js';
import { ProgrammeRepository } from '../programme.repository.js';

@Injectable()
export class ChangeCapacity {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeRepository,
    private readonly usage: UsageProjection,
    private readonly clock: Clock,
  ) {}

  execute(id: string, expected: number, total: number) {
    return this.database.transaction(async (tx) => {
      const before = await this.programmes.find(tx, id);
      expectVersion(before, expected);
      const taken = await this.usage.taken(tx, id);
      const { programme, events } = changeCapacity(before, total, { taken, now: this.clock.now() });
      if (events.length > 0) await this.programmes.save(tx, programme, events);
      return { id, version: programme.version };
    });
  }
}
