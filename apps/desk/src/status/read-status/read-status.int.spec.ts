import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deskBefore, echo, type StartedDesk } from '../../../testing/upstream.js';
import type { StatusView } from './status.js';

let running: { url: string; server: Server };
let silent: typeof running;
let desk: StartedDesk;
beforeAll(async () => {
  [running, silent] = await Promise.all([echo(), echo({ silent: true })]);
  desk = await deskBefore({ intake: running.url, registry: silent.url, matcher: 'http://127.0.0.1:1' });
});
afterAll(async () => {
  await desk?.stop();
  for (const upstream of [running, silent]) {
    upstream?.server.closeAllConnections();
    upstream?.server.close();
  }
});

describe('the status page', () => {
  it('says what is running, without waiting for what is not', async () => {
    const status = (await (await fetch(`${desk.url}/api/status`)).json()) as StatusView;
    const states = Object.fromEntries(status.services.map(({ service, state }) => [service, state]));
    expect(states).toMatchObject({ intake: 'ready', registry: 'down', matcher: 'down', desk: 'not-ready' });
    expect(status.columns).toHaveLength(10);
    expect(status.happenings).toEqual([]);
  });

  it('is a page in Chinese, or in English when asked', async () => {
    const page = await fetch(desk.url);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+';/,
    );
    expect(await page.text()).toContain('需求看板');
    expect(await (await fetch(`${desk.url}/?lang=en`)).text()).toContain('<html lang="en">');
    expect((await fetch(`${desk.url}/?lang=xx`)).status).toBe(400);
  });
});
