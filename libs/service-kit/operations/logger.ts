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
    const [message, options] = parameters;
    const line = super.getJsonLogObject(message instanceof Error ? plainError(message) : message, options);
    return { ...line, service: this.service, ...(correlationId ? { correlationId } : {}) };
  }
}

/** An error without what the database adds to it: rows and parameters can hold what must not be in a log. */
function plainError(error: Error): Record<string, unknown> {
  const { name, code, constraint, table } = error as Error & Record<string, unknown>;
  const fromDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  const stack = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  const message = fromDatabase ? `the database refused a statement (SQLSTATE ${code})` : error.message;
  return { name, message, code, constraint, table, stack };
}

/** The form in which messaging logs: fields first, then a sentence. */
export function toLog(logger: ConsoleLogger): Log {
  return {
    info: (fields, message) => logger.log({ ...fields, text: message }, 'messaging'),
    warn: (fields, message) => logger.warn({ ...fields, text: message }, 'messaging'),
    error: (fields, message) => logger.error({ ...fields, text: message }, undefined, 'messaging'),
  };
}
