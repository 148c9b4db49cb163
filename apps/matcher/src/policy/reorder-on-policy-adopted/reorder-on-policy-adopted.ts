import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '#contracts';
import type { Tx } from '#messaging';
import { ProgrammeBook } from '../../programme/programme-book.js';
import { priorityClassOf } from '../domain/priority.js';
import { PolicyRepository } from '../policy.repository.js';

const BATCH = 10_000;

/** A new policy: every open need gets its class by it, and its place on the waiting lists. */
@Injectable()
export class ReorderOnPolicyAdopted {
  constructor(
    private readonly book: ProgrammeBook,
    private readonly policies: PolicyRepository,
  ) {}

  async execute(tx: Tx, events: readonly EventEnvelope<'policy.adopted'>[]): Promise<void> {
    const revision = await this.book.openToWrite(tx);
    for (const { data: policy } of events) {
      if (!(await this.policies.keep(tx, revision, policy))) continue;
      for (let last: string | null = null; ;) {
        const needs = await this.policies.openNeeds(tx, last, BATCH);
        const moved = needs
          .map((need) => ({ ...need, now: priorityClassOf(need.facts, policy) }))
          .filter(({ now, priorityClass }) => now !== priorityClass);
        await this.policies.move(tx, moved);
        if (needs.length < BATCH) break;
        last = needs.at(-1)!.id;
      }
    }
  }
}
