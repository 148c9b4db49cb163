import { get, type Server } from 'node:http';
import { json as read } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deskBefore, echo, type Heard, type StartedDesk } from '../../testing/upstream.js';

let upstream: { url: string; server: Server };
let docs: StartedDesk;
let desk: StartedDesk;
beforeAll(async () => {
  upstream = await echo();
  docs = await deskBefore({});
  desk = await deskBefore({ intake: upstream.url, registry: docs.url, matcher: 'http://127.0.0.1:1' });
});
afterAll(async () => {
  await desk?.stop();
  await docs?.stop();
  upstream?.server.closeAllConnections();
  upstream?.server.close();
});

const call = (path: string, options: RequestInit = {}) => fetch(`${desk.url}${path}`, options);
/** Status and code of a path that is sent as it is: fetch would tidy it. */
const callRaw = (path: string) =>
  new Promise<[number | undefined, string | undefined]>((resolve, reject) => {
    get({ host: '127.0.0.1', port: new URL(desk.url).port, path }, (answer) => {
      read(answer).then((body) => resolve([answer.statusCode, (body as { code?: string }).code]), reject);
    }).on('error', reject);
  });
const json = { 'content-type': 'application/json' };

describe('/api/{service}/**', () => {
  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])(
    'hands on %s with its body and what it carries',
    async (method) => {
      const body = method === 'GET' ? undefined : JSON.stringify({ 名: '值' });
      const headers = {
        ...(body ? json : {}),
        'if-match': '"3"',
        'idempotency-key': 'k-1',
        'accept-language': 'en',
        'x-correlation-id': 'c-1',
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      };
      const answer = await call('/api/intake/needs/1?limit=2&cursor=%2B', { method, headers, body });
      const heard = (await answer.json()) as Heard;
      expect(answer.status).toBe(method === 'POST' ? 201 : 200);
      expect(answer.headers.get('etag')).toBe('"7"');
      expect(heard).toMatchObject({ method, url: '/needs/1?limit=2&cursor=%2B', body: body ?? '' });
      expect(heard.headers).toMatchObject(headers);
    },
  );

  it('gives a request without a correlation id the one that it answers with', async () => {
    const answer = await call('/api/intake/needs');
    const { headers } = (await answer.json()) as Heard;
    expect(headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.get('x-correlation-id')).toBe(headers['x-correlation-id']);
  });

  it('takes a body that comes in pieces', async () => {
    const body = new Blob(['[1,', '2]']).stream();
    const streamed = { method: 'PUT', headers: json, body, duplex: 'half' } as RequestInit;
    expect(((await (await call('/api/intake/areas/1', streamed)).json()) as Heard).body).toBe('[1,2]');
  });

  it('takes 256 KB and no more', async () => {
    const sized = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2));
    const fits = await call('/api/intake/needs', { method: 'POST', headers: json, body: sized(256 * 1024) });
    expect(fits.status).toBe(201);
    const more = await call('/api/intake/needs', {
      method: 'POST',
      headers: json,
      body: sized(256 * 1024 + 1),
    });
    expect([more.status, await more.json()]).toMatchObject([413, { code: 'input.too-large' }]);
  });

  it.each([
    ['/api/matcher/matches', 'zh-CN', 'matcher 服务暂时无法使用：连接不上'],
    ['/api/matcher/matches', 'en', 'cannot be reached'],
    ['/api/intake/broken', 'en', 'not certain'],
  ])('%s is a problem in %s: %s', async (path, language, said) => {
    const answer = await call(path, {
      method: 'POST',
      headers: { ...json, 'accept-language': language },
      body: '{}',
    });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const problem = (await answer.json()) as { code: string; detail: string };
    expect([answer.status, problem.code]).toEqual([502, 'upstream.unavailable']);
    expect(problem.detail).toContain(said);
    expect(JSON.stringify(problem)).not.toMatch(/ECONN|node_modules|\.js/);
  });

  it('leads nowhere for an unknown service, and not around a known one', async () => {
    const paths = ['/api/nobody/needs', '/api/intakes', '/api/intake/../x', '/api/intake/a/%2E%2e/x'];
    for (const path of [...paths, '/api/intake/..%2fx', '/api/intake/%2e%2e%5cx']) {
      expect([path, ...(await callRaw(path))]).toEqual([path, 404, 'route.unknown']);
    }
    expect((await callRaw('/api/intake/a..b?x=/../'))[0]).toBe(200);
  });

  it('shows the API pages of a service with all that they load', async () => {
    const page = await call('/api/registry/docs');
    expect(page.headers.get('content-type')).toContain('text/html');
    const text = await page.text();
    const assets = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, asset]) => asset!);
    expect(assets.length).toBeGreaterThan(3);
    for (const asset of assets) {
      const url = new URL(asset, page.url);
      expect(url.pathname).toMatch(/^\/api\/registry\/docs/);
      expect([url.pathname, (await fetch(url)).status]).toEqual([url.pathname, 200]);
    }
    expect(await (await call('/api/registry/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' });
  });
});
