import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spanOf } from './span.js';
import { startTracing } from './tracing.js';

const GIVEN = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('tracing', () => {
  let collector: Server;
  const received: { path: string | undefined; body: string }[] = [];
  beforeAll(async () => {
    collector = createServer((request, response) => {
      void text(request).then((body) => {
        received.push({ path: request.url, body });
        response.end('{}');
      });
    });
    await once(collector.listen(0, '127.0.0.1'), 'listening');
  });
  afterAll(() => {
    collector.close();
  });

  it('is off without an endpoint, and hands a trace on as it came', async () => {
    const stop = startTracing('test', undefined);
    expect(spanOf('GET', GIVEN).traceparent).toBe(GIVEN);
    expect(spanOf('GET', 'nonsense').traceparent).toBeUndefined();
    await stop();
  });

  it('sends a span under the caller’s trace, and hands on its own', async () => {
    const { port } = collector.address() as AddressInfo;
    const stop = startTracing('test', `http://127.0.0.1:${port}`);
    const span = spanOf('POST', GIVEN);
    span.end(201);
    await stop();
    expect(span.traceparent).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/);
    expect(span.traceparent).not.toBe(GIVEN);
    expect(received).toEqual([{ path: '/v1/traces', body: expect.stringContaining('HTTP POST') }]);
  });
});
