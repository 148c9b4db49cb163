import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { currentTrace, type Log } from '#messaging';

const LEVELS: LogLevel[] = ['debug', 'log', 'warn', 'error', 'fatal'];

/** One JSON object a line, with the service and the correlation id of the request or event at hand. */
export class ServiceLogger extends ConsoleLogger {
  constructor(
    private readonly service: string,
    level: LogLevel,
  ) {
    super({ json: true, colors: false, logLevels: LEVELS.slice(LEVELS.indexOf(level)) });
  }

  protected override getJsonLogObject(...parameters: Parameters<ConsoleLogger['getJsonLogObject']>) {
    const correlationId = currentTrace()?.correlationId;
    const line = super.getJsonLogObject(...parameters);
    return { ...line, service: this.service, ...(correlationId ? { correlationId } : {}) };
  }
}

/** The form in which messaging logs: fields first, then a sentence. */
export function toLog(logger: ConsoleLogger): Log {
  return {
    info: (fields, message) => logger.log({ ...fields, text: message }, 'messaging'),
    warn: (fields, message) => logger.warn({ ...fields, text: message }, 'messaging'),
    error: (fields, message) => logger.error({ ...fields, text: message }, undefined, 'messaging'),
  };
}
