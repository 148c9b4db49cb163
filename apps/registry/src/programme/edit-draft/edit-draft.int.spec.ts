import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listGround, publish, terms } from '../../../testing/examples.js';
import { ifMatch, startRegistry, type World } from '../../../testing/world.js';

let world: World;
let providerId: string;
let path: string;
const edited = () => ({ providerId, ...terms, leadDays: 7 });

beforeAll(async () => {
  world = await startRegistry();
  providerId = await listGround(world);
  const { body } = await world.post('/programmes', { providerId, ...terms, notes: 'old' });
  path = `/programmes/${body.id}`;
});
afterAll(() => world?.stop());

describe('PUT /programmes/{id}', () => {
  it('replaces the draft: what is left out is gone', async () => {
    expect(await world.put(path, edited(), ifMatch(1))).toMatchObject({ status: 200, etag: '"2"' });
    expect((await world.get(path)).body).toMatchObject({
      version: 2,
      status: 'draft',
      leadDays: 7,
      notes: null,
    });
  });

  it.each<[string, Record<string, string>, number, string]>([
    ['without If-Match', {}, 428, 'precondition.required'],
    ['with a version that is none', { 'if-match': 'x' }, 400, 'precondition.malformed'],
    ['based on an older version', ifMatch(1), 412, 'precondition.stale'],
  ])('refuses an edit %s', async (_, headers, status, code) => {
    expect(await world.put(path, edited(), headers)).toMatchObject({ status, body: { code } });
    expect((await world.get(path)).etag).toBe('"2"');
  });

  it('refuses terms that break a rule', async () => {
    const answer = await world.put(path, { ...edited(), criteria: { any: [] } }, ifMatch(2));
    expect(answer).toMatchObject({ status: 422, body: { code: 'programme.criteria-invalid' } });
    expect((await world.get(path)).etag).toBe('"2"');
  });

  it('refuses to edit what is published', async () => {
    const id = await publish(world, providerId);
    const answer = await world.put(`/programmes/${id}`, edited(), ifMatch(2));
    expect(answer).toMatchObject({ status: 409, body: { code: 'programme.not-a-draft' } });
    expect(await world.told(id)).toEqual(['1 programme.published']);
  });

  it('says that there is no such programme', async () => {
    const answer = await world.put('/programmes/0193d8f0-0000-7000-8000-000000000001', edited(), ifMatch(1));
    expect(answer).toMatchObject({ status: 404, body: { code: 'programme.unknown' } });
  });
});
