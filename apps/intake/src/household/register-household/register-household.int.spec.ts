import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DEAD_COMMUNITY } from '../../../testing/catalogue.js';
import { child, household, mother, startIntake, type World } from '../../../testing/world.js';

let world: World;

beforeAll(async () => {
  world = await startIntake();
});
afterAll(() => world?.stop());

const stored = () => world.rows('household', 'member', 'household_identity', 'outbox', 'idempotency_key');

describe('POST /households', () => {
  it('registers a household with its members, and tells nobody', async () => {
    const { status, body, etag } = await world.post('/households', household);
    expect({ status, etag }).toEqual({ status: 201, etag: '"1"' });
    expect(body).toEqual({
      id: expect.any(String),
      version: 1,
      members: [
        { id: expect.any(String), relation: 'self' },
        { id: expect.any(String), relation: 'child' },
      ],
    });
    expect(await world.outbox()).toEqual([]);
  });

  it('keeps what names people apart from the rest', async () => {
    const { body } = await world.post('/households', { ...household, phone: ' 010-5550-1011 ' });
    const [row] = await world.database.read<{ rest: string; identity: unknown }>(
      `select (select jsonb_agg(to_jsonb(m)) from member m where household_id = h.id) || to_jsonb(h) rest,
              (select data from household_identity where household_id = h.id) identity
       from household h where id = $1`,
      [body.id],
    );
    expect(JSON.stringify(row!.rest)).not.toMatch(/青禾|示例|1990|2017|5550/);
    expect(row!.identity).toMatchObject({
      address: '示例胡同1号',
      phone: '010-5550-1011',
      members: { [body.members[1]!.id]: { name: '青禾乙', birthDate: '2017-05-20' } },
    });
  });

  it('answers the same to the same request with the same key', async () => {
    const key = { 'idempotency-key': 'household-1' };
    const first = await world.post('/households', household, key);
    const second = await world.post('/households', household, key);
    expect(second).toEqual(first);
  });
});

describe('POST /households refuses, and stores nothing:', () => {
  let before = 0;
  beforeEach(async () => {
    before = await stored();
  });

  const members = (...all: object[]) => ({ ...household, members: all });

  it.each<[string, object, number, string]>([
    ['a field that there is not', { ...household, note: 'x' }, 400, 'input.invalid'],
    ['nobody', members(), 400, 'input.invalid'],
    ['a name that is a number', members({ ...mother, name: 7 }), 400, 'input.invalid'],
    ['a day that there is not', members({ ...mother, birthDate: '2026-02-29' }), 400, 'input.invalid'],
    ['text for yes or no', members({ ...mother, isGuardian: 'no' }), 400, 'input.invalid'],
    ['an area that is not listed', { ...household, areaCode: '110101008099' }, 422, 'area.unknown'],
    ['a dead area', { ...household, areaCode: DEAD_COMMUNITY }, 422, 'area.dead'],
    ['a street', { ...household, areaCode: '110101008' }, 422, 'area.not-a-community'],
    [
      'a birth tomorrow',
      members(mother, { ...child, birthDate: '2026-11-25' }),
      422,
      'household.born-in-future',
    ],
    ['a child alone', members({ ...child, relation: 'self' }), 422, 'household.no-guardian'],
  ])('%s', async (_, body, status, code) => {
    const answer = await world.post('/households', body, { 'idempotency-key': 'refused' });
    expect(answer).toMatchObject({ status, body: { status, code, detail: expect.any(String) } });
    expect(answer.type).toContain('application/problem+json');
    expect(await stored()).toBe(before);
  });

  it('names the member and never repeats what was sent', async () => {
    const body = members(mother, { ...child, birthDate: '2026-11-25', name: '隐名甲' });
    const answer = await world.post('/households', body, { 'accept-language': 'en' });
    expect(answer.body.errors).toMatchObject([{ field: 'members.1.birthDate' }]);
    expect(answer.body.detail).toContain('member 2');
    expect(JSON.stringify(answer.body)).not.toContain('隐名');
  });

  it('says what is wrong with each field, in either language', async () => {
    const body = { ...members({ ...mother, birthDate: 'x' }), extra: 1 };
    const chinese = await world.post('/households', body);
    const english = await world.post('/households', body, { 'accept-language': 'en' });
    expect(chinese.body.errors).toContainEqual(
      expect.objectContaining({ field: 'extra', message: '没有这个字段' }),
    );
    expect(english.body.errors).toContainEqual(
      expect.objectContaining({ field: 'members.0.birthDate', code: 'field.date' }),
    );
  });
});
