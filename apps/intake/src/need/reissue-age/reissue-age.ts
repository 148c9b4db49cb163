import { Injectable } from '@nestjs/common';
import { ageAt, Clock } from '#kernel';
import { Database } from '#messaging';
import { reissueAge } from '../domain/need.js';
import { NeedRepository } from '../need.repository.js';
import { type OpenNeed, SubjectsQuery } from './subjects.query.js';

const BATCH = 500;

/** Goes through the open needs and tells the age of each subject who has had a birthday. */
@Injectable()
export class ReissueAge {
  constructor(
    private readonly database: Database,
    private readonly needs: NeedRepository,
    private readonly subjects: SubjectsQuery,
    private readonly clock: Clock,
  ) {}

  /** Resolves to how many were told. */
  async execute(stop?: AbortSignal): Promise<number> {
    let told = 0;
    let after: string | null = null;
    for (;;) {
      if (stop?.aborted) break;
      const batch: OpenNeed[] = await this.subjects.openNeeds(after, BATCH);
      const now = this.clock.now();
      const due = batch.filter(({ ageYears, birthDate }) => ageAt(birthDate, now) !== ageYears);
      if (due.length > 0) told += await this.tell(due, now);
      if (batch.length < BATCH) break;
      after = batch.at(-1)!.id;
    }
    return told;
  }

  /** What another replica is at work on is left to it; what it has done is no longer due. */
  private tell(due: readonly OpenNeed[], now: Date): Promise<number> {
    const births = new Map(due.map(({ id, birthDate }) => [id, birthDate]));
    return this.database.transaction(async (tx) => {
      const needs = await this.needs.findFree(tx, [...births.keys()]);
      const changes = needs.map((need) => reissueAge(need, births.get(need.id)!, now));
      await this.needs.saveAll(tx, changes);
      return changes.filter(({ events }) => events.length > 0).length;
    });
  }
}
