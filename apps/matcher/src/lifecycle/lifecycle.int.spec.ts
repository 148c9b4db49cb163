import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProgrammeState } from '#contracts';
import { newId } from '#kernel';
import { aNeed, aProgramme } from '../../../../test/harness/examples.js';
import { eventually } from '../../../../test/harness/servers.js';
import { eventOf, startTestService, type TestService } from '../../../../test/harness/service.js';
import { matcher } from '../matcher.js';

interface Moved {
  id: string;
  state: string;
  version: number;
  code: string;
}

describe('the life of a match', () => {
  let service: TestService;
  let category: string;
  let first: ProgrammeState;
  let second: ProgrammeState;

  const get = async <T>(path: string): Promise<T> => (await (await fetch(service.url + path)).json()) as T;
  const matchesOf = async (needId: string) =>
    (await get<{ items: (Moved & { programmeId: string })[] }>(`/matches?needId=${needId}`)).items;
  const liveMatch = async (needId: string) =>
    (await matchesOf(needId)).find(({ state }) => !['declined', 'withdrawn'].includes(state));
  const free = async (programmeId: string) =>
    (await get<{ capacity: { free: number } }>(`/programmes/${programmeId}`)).capacity.free;
  const typesOf = async (needId: string) =>
    (await service.outbox()).filter(({ key }) => key === needId).map(({ type }) => type);
  const move = async (match: Moved, verb: string, body?: object, version = match.version) => {
    const response = await fetch(`${service.url}/matches/${match.id}/transitions/${verb}`, {
      method: 'POST',
      headers: { 'if-match': `"${version}"`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, ...((await response.json()) as Moved) };
  };
  const file = async (more = {}) => {
    const need = aNeed({ category, ...more });
    await service.deliver([eventOf('need.filed', need)]);
    return { need, match: (await liveMatch(need.needId))! };
  };

  beforeAll(async () => {
    service = await startTestService(matcher);
  });
  afterAll(() => service.stop());

  const publishTwo = async (more: Partial<ProgrammeState> = {}) => {
    category = `c-${newId()}`;
    first = aProgramme({ categories: [category], leadDays: 10, ...more });
    second = aProgramme({ categories: [category], leadDays: 20 });
    await service.deliver([eventOf('programme.published', first), eventOf('programme.published', second)]);
  };

  it('runs to sign-off and uses the seat up', async () => {
    await publishTwo();
    const { need, match } = await file();
    let moved = await move(match, 'confirm');
    moved = await move(moved, 'accept');
    moved = await move(moved, 'record-line', { lineId: 'desk', outcome: 'delivered', quantity: 1 });
    moved = await move(moved, 'deliver');
    moved = await move(moved, 'sign-off', { signedOffBy: 'visit' });
    expect(moved).toMatchObject({ status: 200, state: 'confirmed', version: 6 });
    expect(await get(`/programmes/${first.programmeId}`)).toMatchObject({
      capacity: { held: 0, used: 1, free: 1 },
    });
    const events = (await service.outbox()).filter(({ key }) => key === need.needId);
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('goes on to the next programme when the provider declines', async () => {
    await publishTwo();
    const { need, match } = await file();
    const applied = await move(match, 'confirm');
    expect(await move(applied, 'decline', { reason: 'unsuitable-dwelling' })).toMatchObject({
      state: 'declined',
    });
    expect(await liveMatch(need.needId)).toMatchObject({
      state: 'proposed',
      programmeId: second.programmeId,
    });
    expect(await free(first.programmeId)).toBe(2);
    expect(await typesOf(need.needId)).toEqual([
      'match.proposed',
      'match.applied',
      'match.declined',
      'match.proposed',
    ]);
  });

  it('takes "no capacity" at its word until the provider updates the programme', async () => {
    await publishTwo();
    const { need, match } = await file();
    await move(await move(match, 'confirm'), 'decline', { reason: 'no-capacity' });
    expect(await liveMatch(need.needId)).toMatchObject({ programmeId: second.programmeId });
    expect(await free(first.programmeId)).toBe(0);
    expect((await file()).match.programmeId).toBe(second.programmeId);
    const updated = { ...first, version: 2, capacity: { ...first.capacity, total: 3 } };
    await service.deliver([eventOf('programme.capacity-changed', updated, { sequence: 2 })]);
    expect((await file()).match.programmeId).toBe(first.programmeId);
  });

  it('gives a freed seat to the first who waits', async () => {
    await publishTwo({ capacity: { unit: 'households', total: 1, perMatch: 1 } });
    await service.deliver([
      eventOf('programme.closed', { ...second, version: 2, status: 'closed' }, { sequence: 2 }),
    ]);
    const seated = await file();
    const [waiting, behind] = [await file(), await file({ waitingSince: '2026-11-25T02:00:00.000Z' })];
    expect([waiting.match, behind.match]).toEqual([undefined, undefined]);
    const withdrawn = {
      needId: seated.need.needId,
      householdId: seated.need.householdId,
      reason: 'moved-away',
    } as const;
    await service.deliver([eventOf('need.withdrawn', withdrawn, { sequence: 2 })]);
    await eventually(async () => expect(await liveMatch(waiting.need.needId)).toBeDefined());
    expect(await liveMatch(behind.need.needId)).toBeUndefined();
    expect(await typesOf(seated.need.needId)).toEqual(['match.proposed', 'match.withdrawn']);
  });

  it('tries again when a programme is published, and says nothing where nothing is new', async () => {
    category = `c-${newId()}`;
    const { need } = await file();
    const elsewhere = aProgramme({ categories: [category], serviceArea: ['110101007'] });
    await service.deliver([eventOf('programme.published', elsewhere)]);
    await eventually(async () =>
      expect(await typesOf(need.needId)).toEqual(['need.unrouted', 'need.unrouted']),
    );
    const here = aProgramme({ categories: [category] });
    await service.deliver([eventOf('programme.published', here)]);
    await eventually(async () => expect(await typesOf(need.needId)).toHaveLength(3));
    expect((await liveMatch(need.needId))?.programmeId).toBe(here.programmeId);
  });

  it('withdraws a proposal that a corrected fact no longer allows', async () => {
    await publishTwo();
    const { need } = await file();
    const amended = { ...need, facts: { ...need.facts, ageYears: 15 } };
    await service.deliver([eventOf('need.amended', amended, { sequence: 2 })]);
    expect(await typesOf(need.needId)).toEqual(['match.proposed', 'match.withdrawn', 'need.unrouted']);
    expect(await free(first.programmeId)).toBe(2);
  });

  it('moves proposals on when a programme closes, and leaves accepted matches alone', async () => {
    await publishTwo();
    const [proposed, accepted] = [await file(), await file()];
    await move(await move(accepted.match, 'confirm'), 'accept');
    await service.deliver([
      eventOf('programme.closed', { ...first, version: 2, status: 'closed' }, { sequence: 2 }),
    ]);
    expect((await liveMatch(proposed.need.needId))?.programmeId).toBe(second.programmeId);
    expect(await liveMatch(accepted.need.needId)).toMatchObject({ state: 'accepted' });
  });

  it('lets a quota sink only as seats come back', async () => {
    await publishTwo();
    const [kept, ended] = [await file(), await file()];
    const smaller = { ...first, version: 2, capacity: { ...first.capacity, total: 1 } };
    await service.deliver([eventOf('programme.capacity-changed', smaller, { sequence: 2 })]);
    expect(await free(first.programmeId)).toBe(0);
    await move(ended.match, 'withdraw', { reason: 'coordinator' });
    expect(await get(`/programmes/${first.programmeId}`)).toMatchObject({
      capacity: { total: 1, held: 1, free: 0 },
    });
    expect(await liveMatch(kept.need.needId)).toMatchObject({ programmeId: first.programmeId });
  });

  it('never sells the last seat twice', async () => {
    await publishTwo({ capacity: { unit: 'households', total: 1, perMatch: 1 } });
    const needs = Array.from({ length: 8 }, () => aNeed({ category }));
    await Promise.all(needs.map((need) => service.deliver([eventOf('need.filed', need)])));
    const matches = await Promise.all(needs.map(({ needId }) => liveMatch(needId)));
    const at = (programme: ProgrammeState) =>
      matches.filter((match) => match?.programmeId === programme.programmeId).length;
    expect([at(first), at(second), matches.filter((match) => !match).length]).toEqual([1, 2, 5]);
  });

  it.each([
    ['a stale version', 412, 'precondition.stale', (match: Moved) => move(match, 'confirm', undefined, 7)],
    ['a step that is not its turn', 409, 'match.illegal-transition', (match: Moved) => move(match, 'accept')],
    [
      'a reason that does not exist',
      400,
      'input.invalid',
      (match: Moved) => move(match, 'decline', { reason: 'mood' }),
    ],
    [
      'an unknown field',
      400,
      'input.invalid',
      (match: Moved) => move(match, 'withdraw', { reason: 'provider', name: 'x' }),
    ],
  ])('refuses %s and changes nothing', async (_, status, code, attempt) => {
    await publishTwo();
    const { need, match } = await file();
    expect(await attempt(match)).toMatchObject({ status, code });
    expect(await matchesOf(need.needId)).toEqual([
      expect.objectContaining({ state: 'proposed', version: 1 }),
    ]);
  });
});
