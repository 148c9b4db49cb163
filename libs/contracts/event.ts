import type { contracts, EventType } from './contracts.js';

type ContractOf<T extends EventType> = Extract<(typeof contracts)[number], { type: T }>;

/** The data of an event, by its type. */
export type DataOf<T extends EventType> = Parameters<ContractOf<T>['keyOf']>[0];

interface NewEventOf<T extends EventType> {
  readonly type: T;
  readonly at: Date;
  /** 1, 2, 3 … without gaps for the thing that the event is about (on `matches`: for the need). */
  readonly sequence: number;
  readonly data: DataOf<T>;
  /** The event that this one answers to; without it the surrounding request is the cause. */
  readonly causedBy?: EventEnvelope;
}

/** What domain code returns: something that has happened. Topic, key and headers come from its contract. */
export type NewEvent<T extends EventType = EventType> = { [K in T]: NewEventOf<K> }[T];

interface EnvelopeOf<T extends EventType> {
  readonly id: string;
  readonly type: T;
  readonly version: number;
  readonly source: string;
  readonly subject: string;
  readonly key: string;
  readonly time: string;
  readonly sequence: number;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly traceparent?: string;
  readonly data: DataOf<T>;
}

/** What a consumer is given. */
export type EventEnvelope<T extends EventType = EventType> = { [K in T]: EnvelopeOf<K> }[T];
