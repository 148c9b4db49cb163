import { eventOf, startTestService, TestClock, type TestService } from '../../../test/harness/service.js';
import { intake } from '../src/intake.js';
import { catalogue, COMMUNITY } from './catalogue.js';

export { eventOf };

/** What answers hold, each of them a part of it. */
export interface AnswerBody {
  readonly id: string;
  readonly version: number;
  readonly status: string | number;
  readonly members: readonly { readonly id: string }[];
  readonly items: readonly { readonly id: string }[];
  readonly next: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly matchId: string | null;
  readonly matchState: string | null;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly object[];
}

export interface Answer {
  readonly status: number;
  readonly etag: string | null;
  readonly type: string | null;
  readonly body: AnswerBody;
}

export interface World extends TestService {
  readonly clock: TestClock;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** How many rows the tables hold together. */
  rows(...tables: string[]): Promise<number>;
}

/** Intake with the catalogue that it has heard of. */
export async function startIntake(): Promise<World> {
  const clock = new TestClock(new Date('2026-11-24T02:00:00Z'));
  const service = await startTestService(intake, { clock });
  await service.deliver(catalogue());
  const call: World['call'] = (method, path, body, headers) =>
    request(
      `${service.url}${path}`,
      { method, body: body === undefined ? null : JSON.stringify(body) },
      headers,
    );
  return {
    ...service,
    clock,
    call,
    get: (path) => call('GET', path),
    post: (path, body, headers) => call('POST', path, body, headers),
    async rows(...tables) {
      const sql = tables.map((table) => `select count(*)::int n from ${table}`).join(' union all ');
      const counts = await service.database.read<{ n: number }>(sql);
      return counts.reduce((sum, { n }) => sum + n, 0);
    },
  };
}

/** A request as it is, also with a body that is no JSON. */
export async function request(
  url: string,
  { method, body }: { method: string; body: string | null },
  headers: Record<string, string> = {},
): Promise<Answer> {
  const json: Record<string, string> = body === null ? {} : { 'content-type': 'application/json' };
  const response = await fetch(url, { method, body, headers: { ...json, ...headers } });
  const text = await response.text();
  return {
    status: response.status,
    etag: response.headers.get('etag'),
    type: response.headers.get('content-type'),
    body: text === '' ? undefined : JSON.parse(text),
  };
}

export const mother = { name: '青禾甲', relation: 'self', birthDate: '1990-03-01', isGuardian: true };
export const child = { name: '青禾乙', relation: 'child', birthDate: '2017-05-20', isGuardian: false };
export const household = { areaCode: COMMUNITY, address: '示例胡同1号', members: [mother, child] };

export interface Registered {
  readonly id: string;
  readonly motherId: string;
  readonly childId: string;
}

export async function register(world: World): Promise<Registered> {
  const { body } = await world.post('/households', household);
  return { id: body.id, motherId: body.members[0]!.id, childId: body.members[1]!.id };
}

export function needOf({ id, childId }: Registered) {
  return {
    householdId: id,
    memberId: childId,
    category: 'study-space',
    items: [{ code: 'desk', quantity: 1 }],
    urgency: 'soon',
    facts: { 'housing.ownStudySpace': false, hardship: ['dibao'] } as Record<string, unknown>,
  };
}
