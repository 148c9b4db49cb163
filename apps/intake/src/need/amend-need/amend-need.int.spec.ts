import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { needOf, register, startIntake, type World } from '../../../testing/world.js';

let world: World;
let path = '';
let id = '';

beforeAll(async () => {
  world = await startIntake();
});
afterAll(() => world?.stop());

beforeEach(async () => {
  ({ id } = (await world.post('/needs', needOf(await register(world)))).body);
  path = `/needs/${id}`;
});

const amend = (body: unknown, headers: Record<string, string> = { 'if-match': '"1"' }) =>
  world.call('PATCH', path, body, headers);
const events = async () => (await world.outbox()).filter(({ key }) => key === id);

describe('PATCH /needs/{id}', () => {
  it('changes what is given, tells the new state and answers with its version', async () => {
    const answer = await amend({ urgency: 'urgent', facts: { livesAlone: false, hardship: null } });
    expect(answer).toMatchObject({ status: 200, etag: '"2"', body: { id, version: 2 } });
    const { body } = await world.get(path);
    expect(body).toMatchObject({ version: 2, urgency: 'urgent', items: [{ code: 'desk', quantity: 1 }] });
    expect(body.facts).toMatchObject({ livesAlone: false, ageYears: 9 });
    expect(body.facts).not.toHaveProperty('hardship');
    expect((await events()).map(({ type, sequence }) => [type, sequence])).toEqual([
      ['need.filed', 1],
      ['need.amended', 2],
    ]);
  });

  it('lets one of two changes at once through', async () => {
    const answers = await Promise.all([amend({ urgency: 'urgent' }), amend({ urgency: 'routine' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await events()).toHaveLength(2);
  });

  it.each<[string, unknown, Record<string, string>, number, string]>([
    ['without If-Match', {}, {}, 428, 'precondition.required'],
    ['with an If-Match that is no version', {}, { 'if-match': '*' }, 400, 'precondition.malformed'],
    ['of another version', {}, { 'if-match': '"7"' }, 412, 'precondition.stale'],
    ['of a field that there is not', { category: 'x' }, { 'if-match': '"1"' }, 400, 'input.invalid'],
    ['of a derived fact', { facts: { area: null } }, { 'if-match': '"1"' }, 422, 'need.facts-invalid'],
    ['of a fact nobody defined', { facts: { x: null } }, { 'if-match': '"1"' }, 422, 'need.facts-invalid'],
  ])('refuses a change %s, and changes nothing', async (_, body, headers, status, code) => {
    expect(await amend(body, headers)).toMatchObject({ status, body: { code } });
    expect((await world.get(path)).body).toMatchObject({ version: 1, urgency: 'soon' });
    expect(await events()).toHaveLength(1);
  });

  it('says when there is no such need', async () => {
    path = '/needs/01890000-0000-7000-8000-000000000001';
    expect(await amend({})).toMatchObject({ status: 404, body: { code: 'need.unknown' } });
  });
});
