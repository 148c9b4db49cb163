import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listGround, publish, STREET, terms } from '../../testing/examples.js';
import { ifMatch, startRegistry, type World } from '../../testing/world.js';

let world: World;
let providerId: string;

beforeAll(async () => {
  world = await startRegistry();
  providerId = await listGround(world);
  await world.put('/facts/area', {
    type: 'area',
    label: { zh: '所在社区', en: 'Community' },
    suppliedBy: ['derived'],
    sensitivity: 'plain',
  });
});
afterAll(() => world?.stop());

const child = { fact: 'ageYears', between: [0, 5] };
const grown = { fact: 'ageYears', between: [10, null] };
const place = (within: string) => ({ area: 'area', within });
const draft = (criteria: object, headers: Record<string, string> = {}) =>
  world.post('/programmes', { providerId, ...terms, criteria }, headers);

describe('criteria that make no sense', () => {
  it.each<[string, object, { path: string; code: string; zh: string; en: string }]>([
    [
      'that nobody can meet',
      { all: [child, grown] },
      { path: '/criteria', code: 'criterion.unsatisfiable', zh: '没有人能符合', en: 'nobody can meet' },
    ],
    [
      'with a dead branch',
      { any: [grown, { all: [child, grown] }] },
      { path: '/criteria/any/1', code: 'criterion.unsatisfiable', zh: '没有人能符合', en: 'nobody can meet' },
    ],
    [
      'that everybody meets',
      { any: [child, { not: child }] },
      { path: '/criteria', code: 'criterion.always-true', zh: '人人都符合', en: 'everybody meets' },
    ],
    [
      'that nobody in the service area can meet',
      { all: [child, place('110102')] },
      {
        path: '/criteria/all/1',
        code: 'criterion.outside-service-area',
        zh: '服务范围内没有人能符合',
        en: 'nobody in reach',
      },
    ],
  ])('are refused: those %s', async (_, criteria, { path, code, ...words }) => {
    const before = await world.stored();
    for (const [language, said] of Object.entries(words)) {
      const answer = await draft(criteria, { 'accept-language': language });
      expect(answer).toMatchObject({ status: 422, body: { code: 'programme.criteria-invalid' } });
      expect(answer.body.errors).toEqual([{ field: path, code, message: expect.stringContaining(said) }]);
    }
    expect(await world.stored()).toBe(before);
  });

  it('are fine where they say what is meant: everybody', async () => {
    expect(await draft({ all: [] })).toMatchObject({ status: 201, body: { warnings: [] } });
  });
});

describe('criteria that repeat the service area', () => {
  const criteria = { all: [grown, place(STREET)] };
  const warning = (message: string) => [
    {
      code: 'criterion.repeats-service-area',
      path: '/criteria/all/1',
      message: expect.stringContaining(message),
    },
  ];

  it('are saved with a warning in the language of the caller, the second time too', async () => {
    const once = { 'idempotency-key': 'warned' };
    expect(await draft(criteria, once)).toMatchObject({
      status: 201,
      body: { warnings: warning('服务范围') },
    });
    const again = await draft(criteria, { ...once, 'accept-language': 'en' });
    expect(again).toMatchObject({ status: 201, body: { warnings: warning('says this already') } });
  });

  it('are saved with it in an edit and in a revision as well', async () => {
    const { body } = await draft(terms.criteria);
    const edited = await world.put(`/programmes/${body.id}`, { providerId, ...terms, criteria }, ifMatch(1));
    expect(edited).toMatchObject({ status: 200, etag: '"2"', body: { warnings: warning('服务范围') } });
    const id = await publish(world, providerId);
    const revised = await world.post(
      `/programmes/${id}/transitions/revise`,
      { ...terms, criteria },
      ifMatch(2),
    );
    expect(revised).toMatchObject({ status: 200, etag: '"3"', body: { warnings: warning('服务范围') } });
  });
});
