import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { needOf, register, startIntake, type World } from '../../../testing/world.js';

let world: World;
let id = '';

beforeAll(async () => {
  world = await startIntake();
});
afterAll(() => world?.stop());

beforeEach(async () => {
  ({ id } = (await world.post('/needs', needOf(await register(world)))).body);
});

const withdraw = (body: unknown, headers: Record<string, string> = { 'if-match': '"1"' }) =>
  world.post(`/needs/${id}/transitions/withdraw`, body, headers);
const events = async () => (await world.outbox()).filter(({ key }) => key === id);

describe('POST /needs/{id}/transitions/withdraw', () => {
  it('closes the need and tells why', async () => {
    const answer = await withdraw({ reason: 'moved-away' });
    expect(answer).toMatchObject({ status: 200, etag: '"2"', body: { id, version: 2 } });
    expect((await world.get(`/needs/${id}`)).body.status).toBe('withdrawn');
    expect((await events()).at(-1)).toMatchObject({
      type: 'need.withdrawn',
      sequence: 2,
      data: { needId: id, reason: 'moved-away' },
    });
  });

  it('refuses a second withdrawal and any change after it, in either language', async () => {
    await withdraw({ reason: 'duplicate' });
    const chinese = await withdraw({ reason: 'duplicate' }, { 'if-match': '"2"' });
    expect(chinese).toMatchObject({ status: 409, body: { code: 'need.already-withdrawn' } });
    expect(chinese.body.detail).toMatch(/已经撤回/);
    const headers = { 'if-match': '"2"', 'accept-language': 'en' };
    const english = await world.call('PATCH', `/needs/${id}`, { urgency: 'urgent' }, headers);
    expect(english).toMatchObject({ status: 409, body: { code: 'need.already-withdrawn' } });
    expect(english.body.detail).toMatch(/withdrawn already/);
    expect(await events()).toHaveLength(2);
  });

  it.each<[string, unknown, Record<string, string>, number, string]>([
    ['without a reason', {}, { 'if-match': '"1"' }, 400, 'input.invalid'],
    ['without a body', undefined, { 'if-match': '"1"' }, 400, 'input.invalid'],
    ['for a reason that there is not', { reason: 'bored' }, { 'if-match': '"1"' }, 400, 'input.invalid'],
    ['without If-Match', { reason: 'duplicate' }, {}, 428, 'precondition.required'],
    ['of another version', { reason: 'duplicate' }, { 'if-match': '"2"' }, 412, 'precondition.stale'],
  ])('refuses one %s, and changes nothing', async (_, body, headers, status, code) => {
    expect(await withdraw(body, headers)).toMatchObject({ status, body: { code } });
    expect((await world.get(`/needs/${id}`)).body).toMatchObject({ version: 1, status: 'open' });
    expect(await events()).toHaveLength(1);
  });
});
