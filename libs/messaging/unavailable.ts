const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

// SQLSTATE classes: 08 connection, 53 out of resources, 57 operator intervention, 58 system error (files, disk).
const CLASSES = new Set(['08', '53', '57', '58']);
// Serialization failure, deadlock, lock not available, idle session or transaction ended by the server.
const STATES = new Set(['40001', '40P01', '55P03', '25P03', '25P04']);

// What pg and TypeORM say without a code when a connection is lost under them.
const LOST = [
  /^Connection terminated/,
  /^Connection ended unexpectedly/,
  /timeout exceeded when trying to connect/,
  /Client has encountered a connection error/,
  /Client was closed and is not queryable/,
  /Query runner already released/i,
  /^Driver not connected/i,
];

/** Whether the same work may succeed when it is done again later: it was the infrastructure that failed, not the work. */
export function isUnavailable(error: unknown): boolean {
  for (let cause = error, depth = 0; isObject(cause) && depth < 5; cause = inner(cause), depth += 1) {
    const { code, message, retriable } = cause as { code?: unknown; message?: unknown; retriable?: unknown };
    if (retriable === true) return true;
    if (typeof code === 'string' && isRetriableCode(code)) return true;
    if (typeof message === 'string' && LOST.some((pattern) => pattern.test(message))) return true;
  }
  return false;
}

function isRetriableCode(code: string): boolean {
  return NETWORK.has(code) || (code.length === 5 && (CLASSES.has(code.slice(0, 2)) || STATES.has(code)));
}

function inner(error: object): unknown {
  const { driverError, cause, errors } = error as {
    driverError?: unknown;
    cause?: unknown;
    errors?: unknown;
  };
  return driverError ?? cause ?? (Array.isArray(errors) ? errors[0] : undefined);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
