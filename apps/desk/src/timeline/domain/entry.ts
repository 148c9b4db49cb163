import type { DataOf, EventEnvelope, EventType, Stream } from '#contracts';

/** What can happen to a need, or to the consents of its household. */
export type TimelineType = Extract<EventType, `need.${string}` | `match.${string}` | `consent.${string}`>;
export type TimelineEvent = EventEnvelope<TimelineType>;

export interface EntryOf<Type extends TimelineType> {
  readonly id: string;
  readonly stream: Stream;
  /** 1, 2, 3 … of its stream: for the need, or for the consent. */
  readonly sequence: number;
  readonly type: Type;
  readonly at: string;
  /** The service that says so. */
  readonly source: string;
  readonly data: DataOf<Type>;
}

export type TimelineEntry = { [Type in TimelineType]: EntryOf<Type> }[TimelineType];
