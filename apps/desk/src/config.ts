import { Type } from 'typebox';
import { readEnvironment, readServiceConfig, type ServiceConfig } from '#service-kit';

const Url = Type.String({ pattern: '^https?://[^/]+' });
const Environment = Type.Object({ INTAKE_URL: Url, REGISTRY_URL: Url, MATCHER_URL: Url });

/** Where the services are that requests are forwarded to, by name. */
export type Upstreams = Readonly<Record<string, string>>;

export interface DeskConfig extends ServiceConfig {
  readonly upstreams: Upstreams;
}

/** What the environment says. */
export function readConfig(): DeskConfig {
  const urls = readEnvironment(Environment, process.env);
  return Object.freeze({
    ...readServiceConfig(process.env, { port: 8080 }),
    upstreams: { intake: urls.INTAKE_URL, registry: urls.REGISTRY_URL, matcher: urls.MATCHER_URL },
  });
}

/** A desk that was told of no upstreams forwards nothing. */
export function upstreamsOf(config: ServiceConfig): Upstreams {
  return (config as Partial<DeskConfig>).upstreams ?? {};
}
