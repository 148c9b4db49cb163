import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { register, type Registered, startIntake, type World } from '../../../testing/world.js';

let world: World;
let of: Registered;
let id = '';

beforeAll(async () => {
  world = await startIntake();
  of = await register(world);
});
afterAll(() => world?.stop());

beforeEach(async () => {
  const consent = { householdId: of.id, memberId: of.motherId, purpose: 'matching', method: 'oral' };
  ({ id } = (await world.post('/consents', consent)).body);
});

const withdraw = (headers: Record<string, string>) =>
  world.post(`/consents/${id}/transitions/withdraw`, undefined, headers);
const events = async () => (await world.outbox()).filter(({ key }) => key === id);

describe('POST /consents/{id}/transitions/withdraw', () => {
  it('ends the consent and tells so', async () => {
    const answer = await withdraw({ 'if-match': '"1"' });
    expect(answer).toMatchObject({ status: 200, etag: '"2"', body: { id, version: 2 } });
    const [, withdrawn] = await events();
    expect(withdrawn).toMatchObject({ type: 'consent.withdrawn', sequence: 2 });
    expect(withdrawn!.data).toEqual({ consentId: id, householdId: of.id });
    const { body } = await world.get(`/consents?householdId=${of.id}`);
    expect(body.items).toContainEqual(
      expect.objectContaining({ id, status: 'withdrawn', withdrawnAt: '2026-11-24T02:00:00.000Z' }),
    );
  });

  it('refuses a second time', async () => {
    await withdraw({ 'if-match': '"1"' });
    expect(await withdraw({ 'if-match': '"2"' })).toMatchObject({
      status: 409,
      body: { code: 'consent.already-withdrawn' },
    });
    expect(await events()).toHaveLength(2);
  });

  it('refuses without a version or with another one', async () => {
    expect(await withdraw({})).toMatchObject({ status: 428 });
    expect(await withdraw({ 'if-match': '"2"' })).toMatchObject({ status: 412 });
    expect(await events()).toHaveLength(1);
  });

  it('says when there is no such consent', async () => {
    id = '01890000-0000-7000-8000-000000000001';
    expect(await withdraw({ 'if-match': '"1"' })).toMatchObject({
      status: 404,
      body: { code: 'consent.unknown' },
    });
  });
});
