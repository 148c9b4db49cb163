import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock } from '#kernel';
import { needOf, register, startIntake, type World } from '../../../testing/world.js';
import { NeedRepository } from '../need.repository.js';
import { ReissueAge } from './reissue-age.js';
import { SubjectsQuery } from './subjects.query.js';

let world: World;
let open: string[];
let closed: string;

beforeAll(async () => {
  world = await startIntake();
  const of = needOf(await register(world));
  const file = async (): Promise<string> => (await world.post('/needs', of)).body.id;
  open = [await file(), await file(), await file()];
  closed = await file();
  await world.post(`/needs/${closed}/transitions/withdraw`, { reason: 'duplicate' }, { 'if-match': '"1"' });
});
afterAll(() => world?.stop());

const ages = async () =>
  (await world.outbox())
    .filter(({ type }) => type === 'need.amended')
    .map(({ key, data }) => [key, (data.facts as { ageYears: number }).ageYears]);

/** Another replica of the service, on the same database. */
const replica = () =>
  new ReissueAge(
    world.database,
    world.app.get(NeedRepository, { strict: false }),
    world.app.get(SubjectsQuery, { strict: false }),
    world.app.get(Clock),
  );

describe('the age of a need’s subject', () => {
  it('is not told again before the birthday', async () => {
    world.clock.set('2027-05-19T15:59:59Z');
    expect(await replica().execute()).toBe(0);
    expect(await ages()).toEqual([]);
  });

  it('is told once on the birthday, also by several replicas at once, for needs that are open', async () => {
    world.clock.set('2027-05-19T16:00:00Z');
    const told = await Promise.all([1, 2, 3, 4].map(() => replica().execute()));
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(open.length);
    expect((await ages()).sort()).toEqual([...open].sort().map((id) => [id, 10]));
    expect(await replica().execute()).toBe(0);
    expect((await world.get(`/needs/${open[0]}`)).body).toMatchObject({
      version: 2,
      facts: { ageYears: 10 },
    });
    expect((await world.get(`/needs/${closed}`)).body).toMatchObject({ version: 2, facts: { ageYears: 9 } });
  });

  it('waits for its turn when somebody is at work on the need', async () => {
    world.clock.set('2028-05-20T02:00:00Z');
    await world.database.transaction(async (tx) => {
      await tx.query('select 1 from need where id = $1 for update', [open[0]]);
      expect(await replica().execute()).toBe(open.length - 1);
    });
    expect(await replica().execute()).toBe(1);
  });

  it('stops between batches when told to', async () => {
    world.clock.set('2029-05-20T02:00:00Z');
    expect(await replica().execute(AbortSignal.abort())).toBe(0);
  });
});
