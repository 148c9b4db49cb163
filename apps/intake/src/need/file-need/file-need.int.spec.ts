import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { COMMUNITY } from '../../../testing/catalogue.js';
import {
  needOf,
  register,
  type Registered,
  request,
  startIntake,
  type World,
} from '../../../testing/world.js';

let world: World;
let registered: Registered;
let before = 0;

beforeAll(async () => {
  world = await startIntake();
  registered = await register(world);
});
afterAll(() => world?.stop());

const stored = () => world.rows('need', 'outbox', 'idempotency_key');
beforeEach(async () => {
  before = await stored();
});

describe('POST /needs', () => {
  it('files the need and tells all that matching has to know, without anybody’s name', async () => {
    const { status, body } = await world.post('/needs', needOf(registered), { 'x-correlation-id': 'case-1' });
    expect({ status, body }).toEqual({ status: 201, body: { id: expect.any(String), version: 1 } });
    const event = (await world.outbox()).find(({ key }) => key === body.id);
    expect(event).toMatchObject({
      topic: 'needs.v1',
      type: 'need.filed',
      sequence: 1,
      headers: { ce_correlationid: 'case-1' },
      data: {
        householdId: registered.id,
        areaCode: COMMUNITY,
        facts: { ageYears: 9, area: COMMUNITY, 'housing.ownStudySpace': false, hardship: ['dibao'] },
      },
    });
    expect(JSON.stringify(event)).not.toMatch(/青禾|2017-05-20/);
  });

  it('files one need for three requests at once with one key', async () => {
    const needs = await world.rows('need');
    const key = { 'idempotency-key': 'three-at-once' };
    const answers = await Promise.all([1, 2, 3].map(() => world.post('/needs', needOf(registered), key)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await world.rows('need')).toBe(needs + 1);
  });

  it('refuses the key of another request', async () => {
    const key = { 'idempotency-key': 'used' };
    await world.post('/needs', needOf(registered), key);
    before = await stored();
    const answer = await world.post('/needs', { ...needOf(registered), urgency: 'urgent' }, key);
    expect(answer).toMatchObject({ status: 422, body: { code: 'idempotency.key-reused' } });
    expect(await stored()).toBe(before);
  });
});

describe('POST /needs refuses, and stores nothing:', () => {
  const no = '01890000-0000-7000-8000-000000000001';

  it.each<[string, object, number, string]>([
    ['a field that there is not', { name: 'x' }, 400, 'input.invalid'],
    ['an urgency that there is not', { urgency: 'now' }, 400, 'input.invalid'],
    ['no whole number of items', { items: [{ code: 'desk', quantity: 1.5 }] }, 400, 'input.invalid'],
    ['facts that are a list', { facts: [] }, 400, 'input.invalid'],
    ['a list as an item', { items: [[]] }, 400, 'input.list-in-list'],
    ['a fact with a key that cannot be stored', { facts: { 'a\u0000b': 1 } }, 400, 'input.not-text'],
    ['half a character', { category: 'a\ud800' }, 400, 'input.not-text'],
    ['a household that is not registered', { householdId: no }, 404, 'household.unknown'],
    ['a member of no or another household', { memberId: no }, 422, 'member.unknown'],
  ])('%s', async (_, part, status, code) => {
    const answer = await world.post('/needs', { ...needOf(registered), ...part });
    expect(answer).toMatchObject({ status, body: { code } });
    expect(await stored()).toBe(before);
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['an unknown fact', { colour: 'red' }, 'facts.colour', 'fact.unknown'],
    ['a fact named as every object has one', { toString: 1 }, 'facts.toString', 'fact.unknown'],
    ['a derived fact', { ageYears: 9 }, 'facts.ageYears', 'fact.derived'],
    ['a value of another type', { livesAlone: 'no' }, 'facts.livesAlone', 'fact.wrong-type'],
    ['an option that there is not', { hardship: ['rich'] }, 'facts.hardship.0', 'fact.unknown-option'],
    ['a value inside a value', { livesAlone: { a: [1] } }, 'facts.livesAlone', 'fact.wrong-type'],
  ])('%s', async (_, facts, field, code) => {
    const answer = await world.post('/needs', { ...needOf(registered), facts });
    expect(answer).toMatchObject({ status: 422, body: { code: 'need.facts-invalid' } });
    expect(answer.body.errors).toMatchObject([{ field, code, message: expect.stringMatching(/[一-龥]/) }]);
    expect(await stored()).toBe(before);
  });

  it.each([
    ['no JSON', '{"householdId": ', 400, 'input.not-json'],
    ['more than 256 KB', JSON.stringify({ notes: 'x'.repeat(300_000) }), 413, 'input.too-large'],
    ['a list', '[]', 400, 'input.invalid'],
    ['null', 'null', 400, 'input.invalid'],
    ['a poisoned prototype', '{"__proto__": {"a": 1}}', 400, 'input.not-json'],
  ])('%s', async (_, body, status, code) => {
    const chinese = await request(`${world.url}/needs`, { method: 'POST', body });
    expect(chinese).toMatchObject({ status, body: { code, detail: expect.stringMatching(/[一-龥]/) } });
    const english = await request(
      `${world.url}/needs`,
      { method: 'POST', body },
      { 'accept-language': 'en' },
    );
    expect(english.body.detail).not.toMatch(/[一-龥]/);
    expect(await stored()).toBe(before);
  });
});
