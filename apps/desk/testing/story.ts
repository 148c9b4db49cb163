import type { DataOf, EventEnvelope, EventType } from '#contracts';
import { newId } from '#kernel';
import { eventOf } from '../../../test/harness/service.js';

type MatchMore<T extends EventType> = Omit<DataOf<T>, keyof DataOf<'match.applied'>>;

export const AREA = '110101008012';

/** The events of one need, each stream counting for itself, a second apart. */
export class Story {
  readonly needId = newId();
  readonly householdId = newId();
  readonly matchId = newId();
  private sequences = { needs: 0, matches: 0 };

  constructor(
    readonly programmeId: string = newId(),
    readonly providerId: string = newId(),
    private seconds = Date.parse('2026-11-24T02:00:00Z') / 1000,
  ) {}

  private get ids() {
    return { needId: this.needId, householdId: this.householdId };
  }

  private next(stream: 'needs' | 'matches') {
    this.sequences[stream] += 1;
    this.seconds += 1;
    return { sequence: this.sequences[stream], at: new Date(this.seconds * 1000) };
  }

  filed(more: Partial<DataOf<'need.filed'>> = {}): EventEnvelope<'need.filed'> {
    return eventOf('need.filed', this.state(more), this.next('needs'));
  }

  amended(more: Partial<DataOf<'need.filed'>> = {}): EventEnvelope<'need.amended'> {
    return eventOf('need.amended', this.state(more), this.next('needs'));
  }

  withdrawn(): EventEnvelope<'need.withdrawn'> {
    return eventOf('need.withdrawn', { ...this.ids, reason: 'duplicate' }, this.next('needs'));
  }

  met(): EventEnvelope<'need.met'> {
    return eventOf('need.met', { ...this.ids, matchId: this.matchId }, this.next('needs'));
  }

  unrouted(more: Pick<DataOf<'need.unrouted'>, 'counts' | 'nearest'>): EventEnvelope<'need.unrouted'> {
    const data = { ...this.ids, decisionId: newId(), areaCode: AREA, ...more };
    return eventOf('need.unrouted', data, this.next('matches'));
  }

  proposed(): EventEnvelope<'match.proposed'> {
    return this.match('match.proposed', {
      decisionId: newId(),
      confirmedBy: 'coordinator',
      plan: ['bed'],
    } as never);
  }

  match<T extends Extract<EventType, `match.${string}`>>(type: T, more: MatchMore<T>): EventEnvelope<T> {
    const { programmeId, providerId, matchId } = this;
    const { sequence, at } = this.next('matches');
    const reference = { matchId, programmeId, providerId, programmeVersion: 1, areaCode: AREA, units: 1 };
    return eventOf(type, { ...this.ids, ...reference, version: sequence, ...more } as never, {
      sequence,
      at,
    });
  }

  private state(more: Partial<DataOf<'need.filed'>>): DataOf<'need.filed'> {
    return {
      ...this.ids,
      category: 'study-space',
      items: [{ code: 'bed', quantity: 1 }],
      urgency: 'soon',
      areaCode: AREA,
      facts: {},
      disputedFacts: [],
      waitingSince: '2026-11-24T02:00:01.000Z',
      ...more,
    };
  }
}
