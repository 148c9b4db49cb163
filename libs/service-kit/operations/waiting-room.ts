import { createServer, type Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { isUnavailable, type Log } from '#messaging';

const PAUSE_MS = 1_000;

/**
 * Does `work` again as long as the database cannot be reached. Meanwhile the port says that the service is alive, not
 * ready, and why. Any other error is thrown.
 */
export async function whenDatabaseIsThere<T>(port: number, log: Log, work: () => Promise<T>): Promise<T> {
  let room: Server | undefined;
  const leave = () => process.exit(0);
  try {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        if (!room) {
          process.once('SIGTERM', leave).once('SIGINT', leave);
          log.warn({ error: reasonOf(error) }, 'The database is away; waiting for it.');
          room = await open(port);
        }
        await delay(PAUSE_MS);
      }
    }
  } finally {
    process.off('SIGTERM', leave).off('SIGINT', leave);
    if (room) await close(room);
  }
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
