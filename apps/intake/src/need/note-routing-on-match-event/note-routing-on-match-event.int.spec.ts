import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { matchEvent } from '../../../testing/matches.js';
import { needOf, register, startIntake, type World } from '../../../testing/world.js';

let world: World;

beforeAll(async () => {
  world = await startIntake();
});
afterAll(() => world?.stop());

const fileOne = async (): Promise<string> =>
  (await world.post('/needs', needOf(await register(world)))).body.id;
const routing = async (id: string) => {
  const { body } = await world.get(`/needs/${id}`);
  return [body.status, body.matchState, body.matchId];
};

describe('what matcher tells of a match', () => {
  it('is shown with the need, until the match is over', async () => {
    const [need, one, two] = [await fileOne(), newId(), newId()];
    await world.deliver([
      matchEvent('match.proposed', need, one, 1),
      matchEvent('match.applied', need, one, 2),
    ]);
    expect(await routing(need)).toEqual(['matched', 'applied', one]);
    await world.deliver([matchEvent('match.declined', need, one, 3)]);
    expect(await routing(need)).toEqual(['open', 'declined', null]);
    await world.deliver([matchEvent('match.proposed', need, two, 4)]);
    expect(await routing(need)).toEqual(['matched', 'proposed', two]);
  });

  it('changes nothing when it is older than what is known', async () => {
    const [need, match] = [await fileOne(), newId()];
    await world.deliver([matchEvent('match.accepted', need, match, 3)]);
    await world.deliver([
      matchEvent('match.applied', need, match, 2),
      matchEvent('match.expired', need, match, 3),
    ]);
    expect(await routing(need)).toEqual(['matched', 'accepted', match]);
  });

  it('may be of a need that intake does not have', async () => {
    const before = await world.rows('outbox');
    await world.deliver([matchEvent('match.proposed', newId(), newId(), 1)]);
    await world.deliver([matchEvent('match.confirmed', newId(), newId(), 1)]);
    expect(await world.rows('outbox')).toBe(before);
  });

  it('is taken of many needs at once', async () => {
    const needs = [await fileOne(), await fileOne(), await fileOne()];
    await world.deliver(needs.map((need) => matchEvent('match.proposed', need, newId(), 1)));
    for (const need of needs) expect((await routing(need))[0]).toBe('matched');
  });
});

describe('match.confirmed', () => {
  it('meets the need, which says so once, and why', async () => {
    const [need, match] = [await fileOne(), newId()];
    const confirmed = matchEvent('match.confirmed', need, match, 7);
    await world.deliver([confirmed]);
    await world.deliver([matchEvent('match.confirmed', need, match, 8)]);
    expect(await routing(need)).toEqual(['met', 'confirmed', match]);
    const met = (await world.outbox()).filter(({ key, type }) => key === need && type === 'need.met');
    expect(met).toMatchObject([
      {
        sequence: 2,
        data: { needId: need, matchId: match },
        headers: { ce_causationid: confirmed.id, ce_correlationid: confirmed.correlationId },
      },
    ]);
  });

  it('leaves a need that was withdrawn as it is', async () => {
    const need = await fileOne();
    await world.post(`/needs/${need}/transitions/withdraw`, { reason: 'duplicate' }, { 'if-match': '"1"' });
    await world.deliver([matchEvent('match.confirmed', need, newId(), 1)]);
    expect((await world.get(`/needs/${need}`)).body).toMatchObject({ status: 'withdrawn', version: 2 });
  });
});
