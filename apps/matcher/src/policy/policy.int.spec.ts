import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aNeed, aProgramme } from '../../../../test/harness/examples.js';
import { eventOf, startTestService, type TestService } from '../../../../test/harness/service.js';
import { matcher } from '../matcher.js';

let service: TestService;
const label = { zh: '困难类别', en: 'Hardship' };
const orphans = { code: 'orphans', label, criterion: { fact: 'hardship', overlaps: ['orphan'] } };
const hardship = {
  key: 'hardship',
  type: 'set' as const,
  options: ['dibao', 'orphan'].map((value) => ({ value, label })),
  label,
  suppliedBy: ['document' as const],
  sensitivity: 'sensitive' as const,
};
const full = aProgramme({ capacity: { unit: 'households', total: 0, perMatch: 1 } });
const facts = (kinds: string[]) => ({ ageYears: 9, area: '110101008012', hardship: kinds });
const first = aNeed({ facts: facts(['dibao']), waitingSince: '2026-11-01T00:00:00.000Z' });
const second = aNeed({ facts: facts(['orphan']), waitingSince: '2026-11-02T00:00:00.000Z' });

beforeAll(async () => {
  service = await startTestService(matcher);
  await service.deliver([
    eventOf('fact.defined', hardship),
    eventOf('programme.published', full),
    eventOf('need.filed', first),
    eventOf('need.filed', second),
  ]);
});
afterAll(() => service?.stop());

const preview = async (classes: object[]) => {
  const answer = await fetch(`${service.url}/policies/preview`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ classes }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const places = async () => {
  const read = async (id: string) => (await (await fetch(`${service.url}/needs/${id}`)).json()) as never;
  const standing: { waiting: { place: number }[] }[] = [await read(first.needId), await read(second.needId)];
  return standing.map(({ waiting }) => Number(waiting[0]?.place));
};

describe('a policy', () => {
  it('shows its effect on the open needs before it is adopted', async () => {
    const { status, body } = await preview([orphans]);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      openNeeds: 2,
      classes: [
        { code: 'orphans', needs: 1 },
        { code: null, needs: 1 },
      ],
      waitingLists: [{ programmeId: full.programmeId, waiting: 2, moved: 2, firstChanges: true }],
    });
    expect(await places()).toEqual([1, 2]);
  });

  it('refuses criteria that make no sense, with the place', async () => {
    const { status, body } = await preview([{ ...orphans, criterion: { fact: 'points', is: 1 } }]);
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ field: '/classes/0/criterion/fact' }] });
  });

  it('reorders the waiting lists once it is adopted, and a freed seat goes by it', async () => {
    await service.deliver([eventOf('policy.adopted', { code: 'district', version: 1, classes: [orphans] })]);
    expect(await places()).toEqual([2, 1]);
    const third = aNeed({ facts: facts(['orphan']), waitingSince: '2026-11-03T00:00:00.000Z' });
    await service.deliver([eventOf('need.filed', third)]);
    expect(await places()).toEqual([3, 1]);
  });

  it('is not undone by an older version that comes late', async () => {
    await service.deliver([
      eventOf('policy.adopted', { code: 'district', version: 3, classes: [orphans] }, { sequence: 3 }),
      eventOf('policy.adopted', { code: 'district', version: 2, classes: [] }, { sequence: 2 }),
    ]);
    expect(await places()).toEqual([3, 1]);
  });
});
