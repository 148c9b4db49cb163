import type { Static, TObject } from 'typebox';
import { Compile } from 'typebox/compile';

export const STREAMS = ['needs', 'programmes', 'matches', 'consents', 'catalogue'] as const;
export type Stream = (typeof STREAMS)[number];

/** What producers and consumers agree on for one type of event. */
export interface EventContract<Type extends string = string, Data = unknown> {
  readonly type: Type;
  /** Version of the data. Optional fields may be added to it; anything else is a new version with an upcaster. */
  readonly version: number;
  readonly stream: Stream;
  readonly schema: TObject;
  /** The Kafka key: events with the same key are delivered in order. */
  keyOf(data: Data): string;
  /** The id of the thing that the event is about. */
  subjectOf(data: Data): string;
  /** What is wrong with the data, one line per fault; empty when it is valid. */
  validate(data: unknown): string[];
  /** Older versions by number: each step lifts the data by one version. */
  readonly upcasters: Readonly<Record<number, (data: unknown) => unknown>>;
}

interface ContractSource<Type extends string, Schema extends TObject> {
  type: Type;
  version: number;
  stream: Stream;
  schema: Schema;
  /** A required field of the data. */
  key: string;
  subject?: string;
  upcasters?: Record<number, (data: unknown) => unknown>;
}

/** Declares one type of event: its data, the topic it travels on and the field that is its key. */
export function defineContract<Type extends string, Schema extends TObject>(
  source: ContractSource<Type, Schema>,
): EventContract<Type, Static<Schema>> {
  const { type, version, stream, schema, key, subject = key, upcasters = {} } = source;
  const validator = Compile(schema);
  const field = (data: Static<Schema>, name: string) => String((data as Record<string, unknown>)[name]);
  return {
    type,
    version,
    stream,
    schema,
    upcasters,
    keyOf: (data) => field(data, key),
    subjectOf: (data) => field(data, subject),
    validate: (data) =>
      validator.Check(data)
        ? []
        : validator.Errors(data).map((fault) => `${fault.instancePath || '/'} ${fault.message}`),
  };
}
