import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { COMMUNITY } from '../../../testing/catalogue.js';
import { matchEvent } from '../../../testing/matches.js';
import { needOf, register, type Registered, startIntake, type World } from '../../../testing/world.js';

let world: World;
let first: Registered;
let ids: string[];

beforeAll(async () => {
  world = await startIntake();
  first = await register(world);
  const second = await register(world);
  ids = [];
  for (const one of [first, first, second]) {
    ids.push((await world.post('/needs', needOf(one))).body.id);
  }
  await world.deliver([matchEvent('match.proposed', ids[1]!, newId(), 1)]);
});
afterAll(() => world?.stop());

const listed = async (query: string) => {
  const { body } = await world.get(`/needs?${query}`);
  return body.items.map(({ id }: { id: string }) => ids.indexOf(id));
};

describe('GET /needs', () => {
  it('filters by household, area and status', async () => {
    expect(await listed('')).toEqual([0, 1, 2]);
    expect(await listed(`householdId=${first.id}`)).toEqual([0, 1]);
    expect(await listed('status=matched')).toEqual([1]);
    expect(await listed('status=open')).toEqual([0, 2]);
    expect(await listed('areaCode=110101&status=open')).toEqual([0, 2]);
    expect(await listed('areaCode=110101009')).toEqual([]);
  });

  it('goes on where the page before has ended', async () => {
    const { body } = await world.get('/needs?status=open&limit=1');
    expect(await listed(`status=open&limit=1&cursor=${body.next}`)).toEqual([2]);
  });

  it.each(['status=closed', 'householdId=7', 'areaCode=11', 'limit=1000', 'cursor=YWJj', 'sort=age'])(
    'refuses ?%s',
    async (query) => {
      expect(await world.get(`/needs?${query}`)).toMatchObject({ status: 400 });
    },
  );
});

describe('GET /needs/{id}', () => {
  it('gives the need with its facts, and what serves it', async () => {
    const { body, etag } = await world.get(`/needs/${ids[1]}`);
    expect(etag).toBe('"1"');
    expect(body).toEqual({
      id: ids[1],
      version: 1,
      status: 'matched',
      householdId: first.id,
      memberId: first.childId,
      category: 'study-space',
      items: [{ code: 'desk', quantity: 1 }],
      urgency: 'soon',
      areaCode: COMMUNITY,
      facts: { ageYears: 9, area: COMMUNITY, 'housing.ownStudySpace': false, hardship: ['dibao'] },
      disputedFacts: [],
      waitingSince: '2026-11-24T02:00:00.000Z',
      matchId: expect.any(String),
      matchState: 'proposed',
    });
  });

  it('answers whoever has this version too: a match can have changed what is shown', async () => {
    const answer = await world.call('GET', `/needs/${ids[0]}`, undefined, { 'if-none-match': '"1"' });
    expect(answer).toMatchObject({ status: 200, body: { id: ids[0] } });
  });
});
