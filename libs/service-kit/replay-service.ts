import { type Replayed, replayParked } from '#messaging';
import type { ServiceConfig } from './config.js';
import { createService } from './create-service.js';
import type { ServiceDefinition } from './service.js';

export interface ReplayOptions {
  /** Only the parked events of this key. */
  readonly key?: string;
}

/**
 * Runs the parked events of a service through its own handlers, key by key and in order. What its handlers
 * publish is sent by a running instance or, if there is none, by the next one.
 */
export async function replayService(
  definition: ServiceDefinition,
  config: ServiceConfig,
  { key }: ReplayOptions = {},
): Promise<Replayed[]> {
  const service = await createService(definition, config, { onFatal: () => {}, consume: false });
  try {
    await service.app.init();
    await service.app.startAllMicroservices();
    return service.inbox === null ? [] : await replayParked(service.inbox, key);
  } finally {
    await service.app.close();
    await service.database.close();
  }
}
