import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messagingMigrations } from '#messaging';
import { createService, type Service } from '#service-kit';
import { createTestDatabase } from '../../../test/harness/servers.js';
import { desk } from '../src/desk.js';
import type { DeskConfig } from '../src/config.js';

export interface Heard {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A server that says what it heard; below /broken it breaks off. A silent one never answers. */
export async function echo({ silent = false } = {}): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method, url, headers } = request as {
        method: string;
        url: string;
        headers: IncomingHttpHeaders;
      };
      if (silent) return;
      if (url.startsWith('/broken')) return void request.socket.destroy();
      const heard: Heard = { method, url, headers, body: Buffer.concat(parts).toString('utf8') };
      response.writeHead(method === 'POST' ? 201 : 200, { 'content-type': 'application/json', etag: '"7"' });
      response.end(JSON.stringify(heard));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

export interface StartedDesk {
  readonly url: string;
  readonly service: Service;
  stop(): Promise<void>;
}

/** Desk with HTTP and a database of its own, in front of these upstreams. */
export async function deskBefore(upstreams: DeskConfig['upstreams']): Promise<StartedDesk> {
  const own = await createTestDatabase([...messagingMigrations, ...desk.migrations]);
  const config: DeskConfig = {
    port: 0,
    databaseUrl: own.url,
    databasePool: 3,
    brokers: ['127.0.0.1:1'],
    topicPrefix: 'test',
    logLevel: 'error',
    upstreams,
  };
  const service = await createService(desk, config, { onFatal: () => {} });
  await service.app.listen(0, '127.0.0.1');
  const url = await service.app.getUrl();
  return { url, service, stop: async () => (await service.stop(), own.drop()) };
}
