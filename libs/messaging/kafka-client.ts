import { Kafka, logLevel } from 'kafkajs';
import { type Log, silentLog } from './log.js';

export interface KafkaOptions {
  readonly brokers: readonly string[];
  readonly log?: Log;
}

/** kafkajs with short retries: whoever uses it decides what to do when they are used up. */
export function kafkaClient(options: KafkaOptions, clientId: string): Kafka {
  return new Kafka({
    clientId,
    brokers: [...options.brokers],
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    enforceRequestTimeout: true,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 3 },
    logLevel: logLevel.WARN,
    logCreator: () => logTo(options.log ?? silentLog),
  });
}

function logTo(log: Log) {
  return ({ level, namespace, log: { message, ...fields } }: LogEntryLike): void => {
    const { timestamp: _, logger: __, ...rest } = fields;
    // The client's own errors are mostly retried by it; what matters is reported by relay and inbox.
    if (level <= logLevel.WARN) log.warn({ kafka: namespace, ...rest }, message);
  };
}

interface LogEntryLike {
  level: logLevel;
  namespace: string;
  log: { message: string; [field: string]: unknown };
}
