import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { matcher } from '../../apps/matcher/src/matcher.js';
import { aNeed, aProgramme } from '../harness/examples.js';
import { eventually } from '../harness/servers.js';
import { eventOf, startTestService, type TestService } from '../harness/service.js';

const CONSTRAINT = 'held_never_exceeds_capacity';

/** The last seat of a programme, and two needs that both see it free before either takes it. */
describe('the last seat', () => {
  let service: TestService;
  const programme = aProgramme({ capacity: { unit: 'households', total: 1, perMatch: 1 } });
  const needs = [aNeed(), aNeed()];

  beforeEach(async () => {
    service = await startTestService(matcher);
    await service.deliver([eventOf('programme.published', programme)]);
  });
  afterEach(() => service.stop());

  const raceForIt = async () => {
    const gate = service.database.orm.createQueryRunner();
    await gate.startTransaction();
    await gate.query('select 1 from programme where id = $1 for update', [programme.programmeId]);
    const filed = needs.map((need) => service.deliver([eventOf('need.filed', need)]));
    await eventually(async () => {
      const waiting = await service.database.read(
        `select 1 from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and query like '%set held = held%'`,
      );
      expect(waiting).toHaveLength(2);
    });
    await gate.commitTransaction();
    await gate.release();
    await Promise.all(filed);
    const [ledger] = await service.database.read<{ held: number; total: number }>(
      'select held::int, total::int from programme',
    );
    const types = (await service.outbox()).map(({ type }) => type).sort();
    return { ...ledger!, types };
  };

  it('is sold once, and the other need is told why it waits', async () => {
    expect(await raceForIt()).toEqual({ held: 1, total: 1, types: ['match.proposed', 'need.unrouted'] });
  });

  it('would be sold twice without the constraint of the database', async () => {
    await service.database.read(`alter table programme drop constraint ${CONSTRAINT}`);
    expect(await raceForIt()).toEqual({ held: 2, total: 1, types: ['match.proposed', 'match.proposed'] });
  });
});
