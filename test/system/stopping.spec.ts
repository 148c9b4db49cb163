import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestLedger } from '../harness/ledger.js';
import { eventually } from '../harness/servers.js';
import { SERVICES, System } from '../harness/system.js';
import { contradictions } from '../harness/system-invariants.js';
import { settled } from '../harness/system-settled.js';
import { Story } from '../harness/system-story.js';

const WIDTH = 6;

describe('a service that is told to stop under load', () => {
  let system: System;
  let story: Story;
  let ledger: RequestLedger;
  let place: { householdId: string; memberId: string };
  const filing = { on: true };
  let load: Promise<unknown>;

  beforeAll(async () => {
    system = await System.started();
    story = new Story(system);
    ledger = new RequestLedger(story.intake);
    const member = { name: '某人', relation: 'self', birthDate: '1950-02-03', isGuardian: false };
    const body = { areaCode: '110101008012', address: '某路1号', members: [member] };
    const made = await story.intake.post<{ id: string; members: { id: string }[] }>('/households', body);
    place = { householdId: made.id, memberId: made.members[0]!.id };
    load = Promise.all(Array.from({ length: WIDTH }, (_, lane) => keepAtWork(lane)));
  }, 180_000);

  afterAll(async () => {
    filing.on = false;
    await load?.catch(() => {});
    await system?.close();
  }, 120_000);

  /** Files needs one after the other. */
  async function keepAtWork(lane: number): Promise<void> {
    for (let turn = 0; filing.on; turn += 1) {
      const wanted = {
        category: 'learning',
        items: [{ code: 'public-lecture', quantity: 1 }],
        urgency: 'soon',
        facts: {},
      };
      await ledger.post('/needs', { ...place, ...wanted }, `stopping:${lane}:${turn}`);
    }
  }

  const moreIsFiled = async (by: number) => {
    const before = ledger.count('ok');
    await eventually(() => expect(ledger.count('ok')).toBeGreaterThan(before + by), 30_000);
  };

  it.each(SERVICES)(
    '%s ends with 0 in time, and comes back',
    async (name) => {
      await moreIsFiled(30);
      // Somebody follows the board meanwhile: that must not keep desk from stopping.
      const follower = new AbortController();
      const live = await fetch(`${system.url('desk')}/api/live`, { signal: follower.signal });
      expect(live.status).toBe(200);
      const since = performance.now();
      const ending = await system.stopOne(name);
      expect(ending).toEqual({ code: 0, signal: null });
      expect(performance.now() - since).toBeLessThan(25_000);
      follower.abort();
      await system.start(name);
      await moreIsFiled(10);
    },
    90_000,
  );

  it('all four at once end with 0, and come back', async () => {
    await moreIsFiled(30);
    expect(await system.stop()).toEqual([...SERVICES]);
    await Promise.all(SERVICES.map((name) => system.start(name)));
    await moreIsFiled(10);
  }, 120_000);

  it('has lost nothing that was acknowledged, and does nothing twice afterwards', async () => {
    filing.on = false;
    await load;
    await settled(system);
    const needs = ledger.acknowledged();
    expect(ledger.count('ok')).toBe(ledger.entries.size);
    // Some got no answer at first: those are the ones that could have been stored twice.
    expect(ledger.repeated()).toBeGreaterThan(0);
    const filed = await system.query<{ id: string }>(
      'intake',
      'select id from need where household_id = $1',
      [place.householdId],
    );
    expect(filed.map(({ id }) => id).sort()).toEqual([...needs].sort());
    expect(await contradictions(system, needs)).toEqual([]);
  }, 120_000);
});
