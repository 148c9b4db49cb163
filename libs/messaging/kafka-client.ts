import { Kafka, logLevel } from 'kafkajs';
import { type Log, silentLog } from './log.js';

export interface KafkaOptions {
  readonly brokers: readonly string[];
  readonly log?: Log;
}

interface ClientSettings {
  readonly id: string;
  /** Attempts to connect before it gives up, some hundred ms apart. */
  readonly retries: number;
}

/** kafkajs with bounded retries: whoever uses it decides what to do when they are used up. */
export function kafkaClient(options: KafkaOptions, { id, retries }: ClientSettings): Kafka {
  return new Kafka({
    clientId: id,
    brokers: [...options.brokers],
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    enforceRequestTimeout: true,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries },
    logLevel: logLevel.WARN,
    logCreator: () => logTo(options.log ?? silentLog),
  });
}

const QUIET_MS = 10_000;

interface Entry {
  readonly namespace: string;
  readonly log: { readonly message: string; readonly [field: string]: unknown };
}

/** While a broker is away kafkajs says the same several times a second: once in a while is enough. */
function logTo(log: Log) {
  const said = new Map<string, number>();
  return ({ namespace, log: { message, broker, groupId, error } }: Entry): void => {
    const now = performance.now();
    if (now - (said.get(message) ?? -QUIET_MS) < QUIET_MS) return;
    if (said.size > 100) said.clear();
    said.set(message, now);
    log.warn({ kafka: namespace, broker, groupId, error }, message);
  };
}
