import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { register, type Registered, startIntake, type World } from '../../../testing/world.js';

let world: World;
let of: Registered;
const providerId = '01890000-0000-7000-8000-000000000009';

beforeAll(async () => {
  world = await startIntake();
  of = await register(world);
});
afterAll(() => world?.stop());

const stored = () => world.rows('consent', 'outbox', 'idempotency_key');
const consent = () => ({
  householdId: of.id,
  memberId: of.motherId,
  purpose: 'disclosure',
  providerId,
  method: 'written',
});

describe('POST /consents', () => {
  it('records who agreed, and tells to what', async () => {
    const { status, body, etag } = await world.post('/consents', { ...consent(), until: '2027-12-31' });
    expect({ status, body, etag }).toEqual({
      status: 201,
      etag: '"1"',
      body: { id: expect.any(String), version: 1 },
    });
    const event = (await world.outbox()).find(({ key }) => key === body.id);
    expect(event).toMatchObject({ topic: 'consents.v1', type: 'consent.given', sequence: 1 });
    expect(event!.data).toEqual({
      consentId: body.id,
      householdId: of.id,
      givenBy: 'guardian',
      purpose: 'disclosure',
      providerId,
      method: 'written',
      until: '2027-12-31',
    });
    expect((await world.get(`/consents?householdId=${of.id}`)).body.items).toEqual([
      {
        id: body.id,
        version: 1,
        status: 'given',
        householdId: of.id,
        memberId: of.motherId,
        givenBy: 'guardian',
        purpose: 'disclosure',
        providerId,
        providerKind: null,
        method: 'written',
        until: '2027-12-31',
        givenAt: '2026-11-24T02:00:00.000Z',
        withdrawnAt: null,
      },
    ]);
  });

  it('records one consent for three requests at once with one key', async () => {
    const key = { 'idempotency-key': 'consent-1' };
    const answers = await Promise.all([1, 2, 3].map(() => world.post('/consents', consent(), key)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
  });

  it.each<[string, object, number, string]>([
    ['to nobody', { providerId: undefined }, 422, 'consent.not-one-provider'],
    ['to one and to a kind', { providerKind: 'agency' }, 422, 'consent.not-one-provider'],
    ['to matching, with a provider', { purpose: 'matching' }, 422, 'consent.provider-for-matching'],
    ['that ends today', { until: '2026-11-24' }, 422, 'consent.over-already'],
    ['that ends on a day that there is not', { until: '2027-02-30' }, 400, 'input.invalid'],
    ['to a kind that there is not', { providerKind: 'bank' }, 400, 'input.invalid'],
    ['by somebody of no or another household', { memberId: providerId }, 422, 'member.unknown'],
    ['with notes', { notes: 'x' }, 400, 'input.invalid'],
  ])('refuses one %s, and stores nothing', async (_, part, status, code) => {
    const before = await stored();
    const answer = await world.post('/consents', { ...consent(), ...part }, { 'idempotency-key': 'refused' });
    expect(answer).toMatchObject({ status, body: { code } });
    expect(await stored()).toBe(before);
  });

  it('refuses a child as the one who agrees', async () => {
    const answer = await world.post('/consents', { ...consent(), memberId: of.childId });
    expect(answer).toMatchObject({ status: 422, body: { code: 'consent.giver-too-young' } });
  });
});
