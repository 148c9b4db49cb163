import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '#contracts';
import type { Tx } from '#messaging';
import { type HoldState, UsageProjection } from '../usage.projection.js';

const STATE_AFTER = {
  'match.proposed': 'held',
  'match.declined': 'released',
  'match.expired': 'released',
  'match.withdrawn': 'released',
  'match.confirmed': 'used',
} as const satisfies Record<string, HoldState>;

export type UsageEvent = EventEnvelope<keyof typeof STATE_AFTER>;

/** Keeps what each match holds or has used, in whatever order the events are told. */
@Injectable()
export class NoteUsageOnMatchEvent {
  constructor(private readonly usage: UsageProjection) {}

  execute(tx: Tx, events: readonly UsageEvent[]): Promise<void> {
    const holds = events.map(({ type, data }) => ({
      matchId: data.matchId,
      programmeId: data.programmeId,
      units: data.units,
      state: STATE_AFTER[type],
      version: data.version,
    }));
    return this.usage.note(tx, holds);
  }
}
