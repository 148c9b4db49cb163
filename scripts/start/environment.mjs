import { join } from 'node:path';
import { services, urlOf } from './instance.mjs';

// Node keeps compiled modules there, which takes a third off the start of a process.
const cache = (instance, env) => env.NODE_COMPILE_CACHE ?? join(instance.home, 'compile-cache');

/** The environment a service runs with: this process's own, and where to find what it needs. */
export function serviceEnvironment(instance, { name, databaseUrl, brokers }, env = process.env) {
  const urls = services.map((service) => [`${service.toUpperCase()}_URL`, urlOf(instance, service)]);
  return {
    ...env,
    ...Object.fromEntries(urls),
    PORT: String(instance.ports[name]),
    DATABASE_URL: databaseUrl,
    KAFKA_BROKERS: brokers,
    TOPIC_PREFIX: instance.topicPrefix,
    NODE_COMPILE_CACHE: cache(instance, env),
  };
}

/** The environment of scripts/prepare.mjs: the servers, and where the secret lies. */
export function prepareEnvironment(instance, { adminUrl }, env = process.env) {
  return {
    ...env,
    DATABASE_URL: adminUrl,
    KAFKA_BROKERS: instance.brokers ?? `127.0.0.1:${instance.ports.kafka}`,
    TOPIC_PREFIX: instance.topicPrefix,
    LIANDONG_HOME: instance.home,
    NODE_COMPILE_CACHE: cache(instance, env),
  };
}
