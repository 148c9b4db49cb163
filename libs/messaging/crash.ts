/** What a crash of the kafkajs consumer calls for. */
export type Crash =
  /** The broker cannot be reached or is just starting: begin anew until it is back. */
  | 'away'
  /** May pass: begin anew, but not for ever. */
  | 'passing'
  /** Will not pass in this process. */
  | 'final';

const AWAY = new Set([
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSRequestTimeoutError',
  'KafkaJSBrokerNotFound',
  'KafkaJSNoBrokerAvailableError',
  'KafkaJSGroupCoordinatorNotFound',
  'GROUP_LOAD_IN_PROGRESS',
  'GROUP_COORDINATOR_NOT_AVAILABLE',
  'NOT_COORDINATOR_FOR_GROUP',
  'LEADER_NOT_AVAILABLE',
  'NOT_LEADER_FOR_PARTITION',
]);

interface KafkaError extends Error {
  readonly type?: string;
  readonly retriable?: boolean;
  readonly cause?: unknown;
}

export function crashOf(error: KafkaError): Crash {
  let passing = error.name === 'KafkaJSNumberOfRetriesExceeded';
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const { name, type, retriable } = cause as KafkaError;
    if (AWAY.has(name) || (type !== undefined && AWAY.has(type))) return 'away';
    passing ||= retriable === true;
  }
  return passing ? 'passing' : 'final';
}
