import { type Static, type TObject, Type } from 'typebox';
import { Value } from 'typebox/value';

const Base = {
  PORT: Type.Integer({ minimum: 0, maximum: 65535 }),
  DATABASE_URL: Type.String({ pattern: '^postgres(ql)?://' }),
  DATABASE_POOL: Type.Integer({ minimum: 2, maximum: 200, default: 20 }),
  KAFKA_BROKERS: Type.String({ minLength: 3 }),
  TOPIC_PREFIX: Type.String({ pattern: '^[a-z][a-z0-9-]*$', default: 'liandong' }),
  LOG_LEVEL: Type.Enum(['debug', 'log', 'warn', 'error'], { default: 'log' }),
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(Type.String()),
};

/** What every service is told by its environment. */
export interface ServiceConfig {
  readonly port: number;
  readonly databaseUrl: string;
  readonly databasePool: number;
  readonly brokers: readonly string[];
  readonly topicPrefix: string;
  readonly logLevel: 'debug' | 'log' | 'warn' | 'error';
  readonly traceEndpoint?: string;
}

/** The environment does not say what the service needs; the message names each variable. */
export class ConfigError extends Error {}

/** Reads and checks variables; text becomes a number where a number is asked for. */
export function readEnvironment<Schema extends TObject>(
  schema: Schema,
  environment: NodeJS.ProcessEnv,
): Static<Schema> {
  const told = Object.keys(schema.properties).filter((name) => environment[name] !== undefined);
  const known = Object.fromEntries(told.map((name) => [name, environment[name]]));
  const values = Value.Default(schema, Value.Convert(schema, known));
  const faults = Value.Errors(schema, values).map(
    ({ instancePath, message }) => `${instancePath || '/'} ${message}`,
  );
  if (faults.length > 0) throw new ConfigError(`环境变量有误 (environment): ${faults.join('; ')}`);
  return values as Static<Schema>;
}

/** The variables that all services share, as one frozen object. */
export function readServiceConfig(environment: NodeJS.ProcessEnv, defaults: { port: number }): ServiceConfig {
  const values = readEnvironment(Type.Object(Base), { PORT: String(defaults.port), ...environment });
  return Object.freeze({
    port: values.PORT,
    databaseUrl: values.DATABASE_URL,
    databasePool: values.DATABASE_POOL,
    brokers: values.KAFKA_BROKERS.split(','),
    topicPrefix: values.TOPIC_PREFIX,
    logLevel: values.LOG_LEVEL,
    traceEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
  });
}
