import { startTestService, TestClock, type TestService } from '../../../test/harness/service.js';
import { registry } from '../src/registry.js';

/** What an answer may hold: one thing, a page of things, or a problem. */
export interface Body {
  readonly id: string;
  readonly version: number;
  readonly capacity: unknown;
  readonly items: readonly Entry[];
  readonly next: string | null;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly field: string }[];
}

interface Entry {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly type: string;
  readonly state: Readonly<Record<string, unknown>>;
  readonly notes: string | null;
}

export interface Answer {
  readonly status: number;
  readonly etag: string | null;
  readonly body: Body;
}

type Headers = Record<string, string>;

export interface World extends TestService {
  readonly clock: TestClock;
  get(path: string): Promise<Answer>;
  put(path: string, body?: unknown, headers?: Headers): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Headers): Promise<Answer>;
  /** Events of the outbox about one thing, as `sequence type`. */
  told(key: string): Promise<string[]>;
  /** All that is stored, as one text: equal before and after when nothing was stored. */
  stored(): Promise<string>;
}

/** Registry with nothing in it. */
export async function startRegistry(): Promise<World> {
  const clock = new TestClock(new Date('2026-11-24T02:00:00Z'));
  const service = await startTestService(registry, { clock });
  const call = (method: string) => (path: string, body?: unknown, headers?: Headers) =>
    request(`${service.url}${path}`, method, body, headers);
  return {
    ...service,
    clock,
    get: call('GET'),
    put: call('PUT'),
    post: call('POST'),
    async told(key) {
      const events = (await service.outbox()).filter((event) => event.key === key);
      return events.map(({ sequence, type }) => `${sequence} ${type}`);
    },
    async stored() {
      const tables = ['area', 'fact', 'provider', 'programme', 'programme_version', 'outbox', 'match_hold'];
      const sql = tables.map((table) => `select jsonb_agg(t order by t::text) rows from ${table} t`);
      return JSON.stringify(await service.database.read(sql.join(' union all ')));
    },
  };
}

async function request(url: string, method: string, body: unknown, headers: Headers = {}): Promise<Answer> {
  const json: Headers = body === undefined ? {} : { 'content-type': 'application/json' };
  const response = await fetch(url, {
    method,
    body: body === undefined ? null : JSON.stringify(body),
    headers: { ...json, ...headers },
  });
  const text = await response.text();
  return {
    status: response.status,
    etag: response.headers.get('etag'),
    body: (text === '' ? undefined : JSON.parse(text)) as Body,
  };
}

export const ifMatch = (version: number): Headers => ({ 'if-match': `"${version}"` });
