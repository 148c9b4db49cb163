import { createServer, type Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { isUnavailable, type Log } from '#messaging';

const PAUSE_MS = 1_000;
const NOT_YET = Symbol('the database is away');

/**
 * Does `work` again as long as the database cannot be reached. Meanwhile the port says that the service is alive, not
 * ready, and why. Any other error is thrown.
 */
export async function whenDatabaseIsThere<T>(port: number, log: Log, work: () => Promise<T>): Promise<T> {
  const first = await attempt(work, log);
  if (first !== NOT_YET) return first;
  process.once('SIGTERM', leave).once('SIGINT', leave);
  const room = await open(port);
  try {
    for (;;) {
      await delay(PAUSE_MS);
      const result = await attempt(work);
      if (result !== NOT_YET) return result;
    }
  } finally {
    process.off('SIGTERM', leave).off('SIGINT', leave);
    await close(room);
  }
}

async function attempt<T>(work: () => Promise<T>, log?: Log): Promise<T | typeof NOT_YET> {
  try {
    return await work();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    log?.warn({ error: reasonOf(error) }, 'The database is away; waiting for it.');
    return NOT_YET;
  }
}

function leave(): void {
  process.exit(0);
}

function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || String(error);
}

function open(port: number): Promise<Server> {
  const server = createServer((request, response) => {
    const alive = request.url === '/livez';
    const checks = { database: false, relay: false, consumer: false };
    response.writeHead(alive ? 200 : 503, { 'content-type': 'application/json', connection: 'close' });
    response.end(JSON.stringify(alive ? { status: 'ok' } : { status: 'unavailable', checks }));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '0.0.0.0', () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
