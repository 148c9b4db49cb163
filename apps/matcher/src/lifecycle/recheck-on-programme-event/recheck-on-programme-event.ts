import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '#contracts';
import type { Tx } from '#messaging';
import { NeedRepository } from '../../need/need.repository.js';
import { ProgrammeBook } from '../../programme/programme-book.js';
import { type ProgrammeEvent, ProgrammeRepository } from '../../programme/programme.repository.js';
import { RecheckMatches } from '../recheck-matches.js';

/** A changed programme: what is proposed is looked at again, and whoever waits gets a new chance. */
@Injectable()
export class RecheckOnProgrammeEvent {
  constructor(
    private readonly book: ProgrammeBook,
    private readonly programmes: ProgrammeRepository,
    private readonly needs: NeedRepository,
    private readonly recheckMatches: RecheckMatches,
  ) {}

  async execute(tx: Tx, events: readonly ProgrammeEvent[]): Promise<void> {
    const revision = await this.book.openToWrite(tx);
    const ids = events.map((event) => event.data.programmeId);
    const touched = await this.needs.lockMatchedWith(tx, ids);
    await this.needs.markDue(tx, [...new Set(events.flatMap((event) => event.data.categories))]);
    const changed = await this.programmes.keep(tx, revision, events);
    if (changed.length === 0) return;
    const byProgramme = new Map(events.map((event) => [event.data.programmeId, event]));
    const causes = new Map<string, EventEnvelope>(
      touched.map(({ need, programmeId }) => [need.id, byProgramme.get(programmeId)!]),
    );
    const needs = touched.map(({ need }) => need);
    await this.recheckMatches.execute(tx, await this.book.open(tx), needs, causes);
  }
}
