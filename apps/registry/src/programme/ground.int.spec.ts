import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../../test/harness/servers.js';
import { listGround, STREET, terms } from '../../testing/examples.js';
import { type Answer, ifMatch, startRegistry, type World } from '../../testing/world.js';

let world: World;
let providerId: string;

beforeAll(async () => {
  world = await startRegistry();
  providerId = await listGround(world);
});
afterAll(() => world?.stop());

async function somebodyWaits(): Promise<void> {
  await eventually(async () => {
    const waiting = await world.database.read(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    expect(waiting.length).toBeGreaterThan(0);
  }, 5_000);
}

describe('publishing while what the programme refers to is changing', () => {
  it.each([
    [
      'a fact',
      'programme.criteria-invalid',
      `update fact set definition = definition || '{"type": "boolean"}'`,
    ],
    ['an area', 'programme.service-area-invalid', `update area set status = 'dead' where code = '${STREET}'`],
  ])('waits for the change of %s, and then is refused', async (_, code, change) => {
    const { body } = await world.post('/programmes', { providerId, ...terms });
    let publishing: Promise<Answer> | undefined;
    await world.database.transaction(async (tx) => {
      await tx.query(`${change} returning 1`);
      publishing = world.post(`/programmes/${body.id}/transitions/publish`, undefined, ifMatch(1));
      await somebodyWaits();
    });
    expect(await publishing).toMatchObject({ status: 422, body: { code } });
    await world.database.transaction(async (tx) => {
      await tx.query(`update fact set definition = definition || jsonb_build_object('type', type)`);
      await tx.query(`update area set status = 'live'`);
    });
  });

  it('lets a change of a fact wait for it, and then refuses the change', async () => {
    const { body } = await world.post('/programmes', { providerId, ...terms });
    const flag = { type: 'boolean', label: terms.name, suppliedBy: ['document'], sensitivity: 'plain' };
    let defining: Promise<Answer> | undefined;
    await world.database.transaction(async (tx) => {
      await tx.query('select key from fact for share');
      await tx.query(`update programme set status = 'published' where id = $1`, [body.id]);
      defining = world.put('/facts/ageYears', flag);
      await somebodyWaits();
    });
    expect(await defining).toMatchObject({ status: 409, body: { code: 'fact.type-in-use' } });
  });
});
