import { ConfigError, type ServiceConfig } from './config.js';
import { createService } from './create-service.js';
import { ServiceLogger, toLog } from './operations/logger.js';
import { startTracing } from './operations/tracing.js';
import { whenDatabaseIsThere } from './operations/waiting-room.js';
import type { ServiceDefinition } from './service.js';

const STOP_WITHIN_MS = 25_000;

/**
 * Runs a service until it is told to stop (SIGTERM, SIGINT: exit code 0) or cannot go on (code ≠ 0, for
 * its supervisor to start it again).
 */
export async function runService(
  definition: ServiceDefinition,
  readConfig: () => ServiceConfig,
): Promise<void> {
  try {
    const config = readConfig();
    const stopTracing = startTracing(definition.name, config.traceEndpoint);
    let leaving = false;
    const log = toLog(new ServiceLogger(definition.name, config.logLevel));
    const service = await whenDatabaseIsThere(config.port, log, () =>
      createService(definition, config, { onFatal: (code) => void leave(code) }),
    );
    const leave = async (code: number) => {
      if (leaving) return;
      leaving = true;
      setTimeout(() => process.exit(code || 1), STOP_WITHIN_MS).unref();
      await service.stop().catch((error: unknown) => report(definition.name, error));
      await stopTracing();
      process.exit(code);
    };
    process.once('SIGTERM', () => void leave(0));
    process.once('SIGINT', () => void leave(0));
    await service.start();
  } catch (error) {
    report(definition.name, error);
    process.exit(1);
  }
}

function report(service: string, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof ConfigError || !(error instanceof Error) ? undefined : error.stack;
  process.stderr.write(`${JSON.stringify({ level: 'fatal', service, message, stack })}\n`);
}
