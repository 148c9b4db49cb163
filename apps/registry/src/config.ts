import { readServiceConfig, type ServiceConfig } from '#service-kit';

/** What the environment says. */
export function readConfig(): ServiceConfig {
  return readServiceConfig(process.env, { port: 3002 });
}
