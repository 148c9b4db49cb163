import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aNeed, aProgramme } from '../../../../test/harness/examples.js';
import { eventOf, startTestService, type TestService } from '../../../../test/harness/service.js';
import { matcher } from '../matcher.js';
import { RoundDesk } from './testing/round-desk.js';

const NEEDS = 2_000;
const PROGRAMMES = 30;
const SEATS = 20;
let service: TestService;

beforeAll(async () => {
  service = await startTestService(matcher);
});
afterAll(() => service?.stop());

it('gives 2,000 needs the seats of 30 scarce programmes, overridden once, in less than a minute', async () => {
  const desk = new RoundDesk(service.url);
  const programmes = Array.from({ length: PROGRAMMES }, (_, at) =>
    aProgramme({
      capacity: { unit: 'households', total: SEATS, perMatch: 1 },
      criteria: { fact: 'ageYears', between: [at % 10, 6 + (at % 13)] },
      decision: { confirmedBy: 'coordinator', decidedBy: 'round' },
      leadDays: at,
    }),
  );
  await service.deliver(programmes.map((programme) => eventOf('programme.published', programme)));
  await desk.open({
    name: { zh: '冬季', en: 'Winter' },
    programmeIds: programmes.map(({ programmeId }) => programmeId),
    classes: [],
    reserves: [],
  });
  const needs = Array.from({ length: NEEDS }, (_, at) =>
    aNeed({ facts: { ageYears: (at * 7) % 18, area: '110101008012' } }),
  );
  for (let at = 0; at < NEEDS; at += 500)
    await service.deliver(needs.slice(at, at + 500).map((need) => eventOf('need.filed', need)));

  const took: Record<string, number> = {};
  const timed = async (name: string, work: () => Promise<{ status: number; body: object }>) => {
    const from = performance.now();
    expect(await work()).toMatchObject({ status: 200 });
    took[name] = Math.round(performance.now() - from);
  };
  await timed('close', () => desk.move('close'));
  await timed('compute', () => desk.move('compute'));
  const { items } = await desk.read('/difference?limit=1');
  const [{ needId }] = items as unknown as [{ needId: string }];
  await timed('override', () => desk.override({ needId, programmeId: null, reason: 'met otherwise' }));
  await timed('confirm', () => desk.move('confirm'));
  const [held] = await service.database.read<{ held: number }>('select sum(held)::int held from programme');
  expect(held?.held).toBe(PROGRAMMES * SEATS);
  process.stdout.write(`round of ${NEEDS} needs, ms: ${JSON.stringify(took)}\n`);
}, 60_000);
