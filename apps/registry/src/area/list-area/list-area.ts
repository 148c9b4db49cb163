import { Injectable } from '@nestjs/common';
import { Clock, DomainError } from '#kernel';
import { Database } from '#messaging';
import { AreaRepository } from '../area.repository.js';
import { type Area, type AreaInput, listArea } from '../domain/area.js';

@Injectable()
export class ListArea {
  constructor(
    private readonly database: Database,
    private readonly areas: AreaRepository,
    private readonly clock: Clock,
  ) {}

  execute(input: AreaInput): Promise<Area> {
    return this.database.transaction(async (tx) => {
      const before = await this.areas.find(tx, input.code);
      const { area, events } = listArea(before, input, this.clock.now());
      if (events.length === 0) return area;
      const { code, parent } = area;
      if (parent && !(await this.areas.statuses(tx, [parent])).has(parent)) {
        throw new DomainError('area.parent-unknown', { code, parent });
      }
      await this.areas.save(tx, area, events);
      return area;
    });
  }
}
