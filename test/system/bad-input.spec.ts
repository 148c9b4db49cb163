import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SERVICES, type ServiceName, System } from '../harness/system.js';
import type { RequestMore } from '../harness/system-http.js';
import { settled } from '../harness/system-settled.js';
import { type MatchView, type ProgrammeView, Story } from '../harness/system-story.js';

const CHINESE = /[\u4e00-\u9fff]/;
const DEAD_AREA = '110101008099';
/** What changes by itself, whatever is asked: leases, and what consumers note of their own work. */
const RESTLESS = new Set(['relay_owner', 'relay_lane', 'chunk_start']);

/** What the cases are about; all of it is there when they run. */
interface Ground {
  readonly householdId: string;
  readonly memberId: string;
  readonly need: { readonly id: string; readonly version: number };
  readonly match: MatchView;
  readonly programme: ProgrammeView;
}

type Case = readonly [
  title: string,
  expected: readonly [status: number, code: string],
  ask: (ground: Ground) => readonly [service: ServiceName, method: string, path: string, more?: RequestMore],
];

const person = { name: '某人', relation: 'self', birthDate: '1980-02-03', isGuardian: false };
const household = { areaCode: '110101008012', address: '某路1号', members: [person] };
const area = { name: '某社区', level: 'community' };
const needOf = ({ householdId, memberId }: Ground) => ({
  householdId,
  memberId,
  category: 'learning',
  items: [{ code: 'public-lecture', quantity: 1 }],
  urgency: 'soon',
  facts: {},
});
const post = (path: string, body: unknown, more: RequestMore = {}) =>
  ['intake', 'POST', path, { body, ...more }] as const;
const move = ({ match }: Ground, verb: string, more: RequestMore) =>
  ['matcher', 'POST', `/matches/${match.id}/transitions/${verb}`, more] as const;
const invalid = [400, 'input.invalid'] as const;

const CASES: readonly Case[] = [
  ['an unknown field', invalid, () => post('/households', { ...household, nickname: 'x' })],
  [
    'an unknown field further in',
    invalid,
    () => post('/households', { ...household, members: [{ ...person, shoeSize: 41 }] }),
  ],
  ['a wrong type', invalid, () => post('/households', { ...household, address: 7 })],
  ['a list that is none', invalid, () => post('/households', { ...household, members: 'all' })],
  [
    'a day that does not exist',
    invalid,
    () => post('/households', { ...household, members: [{ ...person, birthDate: '2020-02-30' }] }),
  ],
  ['a missing field', invalid, (ground) => post('/needs', { ...needOf(ground), category: undefined })],
  ['a list for a body', invalid, () => post('/households', [household])],
  [
    'a derived fact',
    [422, 'need.facts-invalid'],
    (ground) => post('/needs', { ...needOf(ground), facts: { ageYears: 9 } }),
  ],
  [
    'a fact of a wrong type',
    [422, 'need.facts-invalid'],
    (ground) => post('/needs', { ...needOf(ground), facts: { livesAlone: 'yes' } }),
  ],
  [
    'a fact that nobody knows',
    [422, 'need.facts-invalid'],
    (ground) => post('/needs', { ...needOf(ground), facts: { starSign: 'x' } }),
  ],
  ['a dead area code', [422, 'area.dead'], () => post('/households', { ...household, areaCode: DEAD_AREA })],
  [
    'an area code that never was',
    [422, 'area.unknown'],
    () => post('/households', { ...household, areaCode: '110101099001' }),
  ],
  [
    'a street for a home',
    [422, 'area.not-a-community'],
    () => post('/households', { ...household, areaCode: '110101008' }),
  ],
  [
    'an unknown household',
    [404, 'household.unknown'],
    (ground) => post('/needs', { ...needOf(ground), householdId: randomUUID() }),
  ],
  [
    'a member of another household',
    [422, 'member.unknown'],
    (ground) => post('/needs', { ...needOf(ground), memberId: randomUUID() }),
  ],
  [
    'a stale version of a need',
    [412, 'precondition.stale'],
    ({ need }) => [
      'intake',
      'PATCH',
      `/needs/${need.id}`,
      { body: { urgency: 'urgent' }, version: need.version + 3 },
    ],
  ],
  [
    'a change without If-Match',
    [428, 'precondition.required'],
    ({ need }) => ['intake', 'PATCH', `/needs/${need.id}`, { body: { urgency: 'urgent' } }],
  ],
  [
    'an If-Match that is no version',
    [400, 'precondition.malformed'],
    ({ need }) => [
      'intake',
      'PATCH',
      `/needs/${need.id}`,
      { body: { urgency: 'urgent' }, headers: { 'if-match': 'latest' } },
    ],
  ],
  [
    'a stale version of a match',
    [412, 'precondition.stale'],
    (ground) => move(ground, 'confirm', { version: 9 }),
  ],
  ['a transition without If-Match', [428, 'precondition.required'], (ground) => move(ground, 'confirm', {})],
  [
    'an illegal transition',
    [409, 'match.illegal-transition'],
    (ground) => move(ground, 'accept', { version: ground.match.version }),
  ],
  [
    'a line of a match that is not accepted',
    [409, 'match.illegal-transition'],
    (ground) =>
      move(ground, 'record-line', {
        version: ground.match.version,
        body: { lineId: 'desk', outcome: 'delivered', quantity: 1 },
      }),
  ],
  [
    'a transition that does not exist',
    [404, 'route.unknown'],
    (ground) => move(ground, 'explode', { version: ground.match.version }),
  ],
  [
    'a reason that does not exist',
    invalid,
    (ground) => move(ground, 'decline', { version: ground.match.version, body: { reason: 'mood' } }),
  ],
  [
    'a programme published twice',
    [409, 'programme.already-published'],
    ({ programme: { id, version } }) => [
      'registry',
      'POST',
      `/programmes/${id}/transitions/publish`,
      { version },
    ],
  ],
  [
    'a total below what is taken',
    [409, 'programme.capacity-below-taken'],
    ({ programme: { id, version } }) => [
      'registry',
      'PUT',
      `/programmes/${id}/capacity`,
      { body: { total: 0 }, version },
    ],
  ],
  [
    'a negative total',
    invalid,
    ({ programme: { id, version } }) => [
      'registry',
      'PUT',
      `/programmes/${id}/capacity`,
      { body: { total: -1 }, version },
    ],
  ],
  [
    'an area code of a wrong length',
    [400, 'area.code-malformed'],
    () => ['registry', 'PUT', '/areas/1101', { body: area }],
  ],
  [
    'an oversized body',
    [413, 'input.too-large'],
    () => post('/households', { ...household, address: 'x'.repeat(300_000) }),
  ],
  [
    'a text that is too long',
    invalid,
    () => post('/households', { ...household, address: 'x'.repeat(2_000) }),
  ],
  ['bad JSON', [400, 'input.not-json'], () => post('/households', '{"areaCode":')],
  ['no body at all', invalid, () => ['intake', 'POST', '/households']],
  [
    'a wrong content type',
    [415, 'input.media-type'],
    () => post('/households', 'a=b', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
  ],
  ['an unknown need', [404, 'need.unknown'], () => ['intake', 'GET', `/needs/${randomUUID()}`]],
  [
    'an unknown match',
    [404, 'match.unknown'],
    () => ['matcher', 'POST', `/matches/${randomUUID()}/transitions/confirm`, { version: 1 }],
  ],
  [
    'an unknown programme',
    [404, 'programme.unknown'],
    () => ['registry', 'GET', `/programmes/${randomUUID()}`],
  ],
  ['an id that is none', [400, 'input.id'], () => ['intake', 'GET', '/needs/1;drop']],
  ['a garbage cursor', [400, 'input.cursor'], () => ['intake', 'GET', '/needs?cursor=garbage']],
  ['a text with a NUL in it', [400, 'input.not-text'], () => ['intake', 'GET', '/needs?cursor=%00']],
  ['a garbage cursor at matcher', [400, 'input.cursor'], () => ['matcher', 'GET', '/matches?cursor=!!']],
  [
    'a garbage cursor at registry',
    [400, 'input.cursor'],
    () => ['registry', 'GET', '/programmes?cursor=bm90LWFuLWlk'],
  ],
  ['a limit beyond reason', invalid, () => ['intake', 'GET', '/needs?limit=100000']],
  ['an unknown filter', invalid, () => ['intake', 'GET', '/needs?color=red']],
  ['an unknown route of a service', [404, 'route.unknown'], () => ['intake', 'GET', '/nowhere']],
  ['a method that is not there', [404, 'route.unknown'], () => ['intake', 'DELETE', '/households']],
  [
    'an idempotency key that is none',
    [400, 'idempotency.key-malformed'],
    () => post('/households', household, { headers: { 'idempotency-key': 'a b' } }),
  ],
  [
    'an idempotency key of another request',
    [422, 'idempotency.key-reused'],
    () => post('/households', household, { once: 'bad-input:household' }),
  ],
  [
    'an unknown need on the board',
    [404, 'need.unknown'],
    () => ['desk', 'GET', `/api/board/${randomUUID()}`],
  ],
  ['a garbage cursor of the board', [400, 'input.cursor'], () => ['desk', 'GET', '/api/board?cursor=%7B%7D']],
  ['an unknown column of the board', invalid, () => ['desk', 'GET', '/api/board?column=lost']],
  ['an unknown service', [404, 'route.unknown'], () => ['desk', 'GET', '/api/treasury/needs']],
  ['a path that climbs out', [404, 'route.unknown'], () => ['desk', 'GET', '/api/intake/%2e%2e/metrics']],
];

describe('bad input', () => {
  let system: System;
  let ground: Ground;

  beforeAll(async () => {
    system = await System.started();
    ground = await layGround(new Story(system));
    await settled(system);
  }, 180_000);

  afterAll(() => system?.close(), 60_000);

  async function layGround(story: Story): Promise<Ground> {
    const { intake, registry } = story;
    await registry.put(`/areas/${DEAD_AREA}`, { ...area, status: 'dead' });
    await settled(system);
    const child = { name: '某童', relation: 'self', birthDate: '2016-02-03', isGuardian: false };
    const parent = { name: '某母', relation: 'parent', birthDate: '1980-02-03', isGuardian: true };
    const body = { ...household, members: [child, parent] };
    const made = await intake.post<{ id: string; members: { id: string }[] }>('/households', body, {
      once: 'bad-input:household',
    });
    const subject = { householdId: made.id, memberId: made.members[0]!.id };
    const housing = { 'housing.ownSleepingSpace': false, 'housing.ownStudySpace': false };
    const need = await intake.post<{ id: string; version: number }>('/needs', {
      ...subject,
      category: 'study-space',
      items: [{ code: 'child-bed', quantity: 1 }],
      urgency: 'soon',
      facts: { hardship: ['dibao'], ...housing },
    });
    const match = await story.match(need.id, ({ state }) => state === 'proposed');
    const programme = await registry.get<ProgrammeView>(`/programmes/${match.programmeId}`);
    return { ...subject, need, match, programme };
  }

  /** How many rows each table has, and what the rows of needs, matches and programmes are. */
  async function stored(): Promise<Record<string, unknown>> {
    const counts: Record<string, unknown> = {};
    for (const name of SERVICES) {
      for (const table of await system.tables(name)) {
        if (RESTLESS.has(table)) continue;
        const [row] = await system.query<object>(
          name,
          `select count(*)::int, md5(string_agg(t::text, '' order by t::text)) as content from "${table}" t`,
        );
        counts[`${name}.${table}`] = row;
      }
    }
    return counts;
  }

  it.each(CASES)(
    '%s is refused with %j, in both languages, and nothing is stored',
    async (_, [status, code], ask) => {
      const before = await stored();
      const [service, method, path, more] = ask(ground);
      const http = service === 'desk' ? system.desk : system.behindDesk(service);
      for (const language of ['zh-CN', 'en']) {
        const answer = await http.request(method, path, { ...more, language });
        expect([answer.status, answer.body?.code]).toEqual([status, code]);
        expect(answer.type).toMatch(/^application\/problem\+json/);
        expect(answer.body.status).toBe(status);
        expect(answer.body.detail.length).toBeGreaterThan(10);
        expect(CHINESE.test(answer.body.detail)).toBe(language === 'zh-CN');
        if (code === 'input.invalid') expect(answer.body.errors).not.toHaveLength(0);
      }
      expect(await stored()).toEqual(before);
    },
  );

  it('has been no fault of any service', async () => {
    for (const name of SERVICES) {
      const { text } = await system.at(name).request('GET', '/metrics');
      expect(text).toContain('liandong_http_seconds');
      const faults = text.split('\n').filter((line) => /_count\{.*status="5\d\d"/.test(line));
      expect(faults.filter((line) => !line.includes('/readyz'))).toEqual([]);
      expect(system.readLog(name)).not.toMatch(/"level":"(error|fatal)"/);
    }
  });
});
