import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../harness/servers.js';
import { inLanes, RequestLedger } from '../harness/ledger.js';
import { System } from '../harness/system.js';
import { contradictions } from '../harness/system-invariants.js';
import { settled } from '../harness/system-settled.js';
import { type Card, communities, Story, type TimelineEntry } from '../harness/system-story.js';

const NEEDS = 500;
const WIDTH = 20;
const KILL_AFTER = [100, 220, 340];
/** How far the filing may run ahead of a kill that is due. */
const AHEAD = 60;

/** More wanted than there is room for, of several kinds, and something that nobody offers. */
const WANTED = [
  {
    category: 'companionship',
    items: ['home-companionship'],
    facts: { livesAlone: true, wantsCompany: true },
  },
  { category: 'care-visit', items: ['regular-visit'], facts: { livesAlone: true } },
  { category: 'learning', items: ['public-lecture'], facts: {} },
  { category: 'financial-aid', items: ['living-allowance'], facts: { hardship: ['dibao'] } },
  { category: 'legal-aid', items: ['legal-advice'], facts: {} },
];

const key = (at: number) => `killed-matcher:need:${at}`;

describe('500 needs from 169 communities, while matcher is killed three times', () => {
  let system: System;
  let story: Story;
  let ledger: RequestLedger;
  let needs: string[];
  const places: { householdId: string; memberId: string }[] = [];

  beforeAll(async () => {
    system = await System.started();
    story = new Story(system);
    ledger = new RequestLedger(story.intake);
    await inLanes(communities(), WIDTH, async (areaCode, at) => {
      const member = { name: `测试住户${at}`, relation: 'self', birthDate: '1950-05-05', isGuardian: false };
      const body = { areaCode, address: `测试路${at}号`, members: [member] };
      const household = await story.intake.post<{ id: string; members: { id: string }[] }>(
        '/households',
        body,
      );
      places[at] = { householdId: household.id, memberId: household.members[0]!.id };
    });
  }, 180_000);

  afterAll(() => system?.close(), 60_000);

  const needOf = (at: number) => {
    const { category, items, facts } = WANTED[at % WANTED.length]!;
    const wanted = items.map((code) => ({ code, quantity: 1 }));
    return { ...places[at % places.length], category, items: wanted, facts, urgency: 'soon' };
  };

  const decisions = async () => {
    const [row] = await system.query<{ count: number }>('matcher', 'select count(*)::int from decision');
    return row!.count;
  };

  /** Waits until `mark` needs are acknowledged and matcher is at work, kills it, and starts it again. */
  async function killAt(mark: number): Promise<void> {
    const before = await decisions();
    await eventually(async () => {
      expect(ledger.count('ok')).toBeGreaterThanOrEqual(mark);
      expect(await decisions()).toBeGreaterThan(before);
    }, 40_000);
    await system.kill('matcher');
    await system.launch('matcher');
  }

  it('are all acknowledged', async () => {
    let kills = 0;
    const killer = (async () => {
      for (const mark of KILL_AFTER) {
        await killAt(mark);
        kills += 1;
      }
    })();
    const mayGoOn = (at: number) =>
      eventually(() => expect(at).toBeLessThan((KILL_AFTER[kills] ?? NEEDS) + AHEAD), 60_000);
    await inLanes(Array.from({ length: NEEDS }), WIDTH, async (_, at) => {
      await mayGoOn(at);
      await ledger.post('/needs', needOf(at), key(at));
    });
    await killer;
    needs = ledger.acknowledged();
    expect(places).toHaveLength(169);
    expect(kills).toBe(KILL_AFTER.length);
    expect(new Set(needs).size).toBe(NEEDS);
  }, 120_000);

  it('all end matched, or unrouted with a reason', async () => {
    await system.ready('matcher');
    await settled(system);
    const ends = new Map<string, number>();
    await inLanes(needs, WIDTH, async (needId) => {
      const card = await story.card(needId);
      if (card.column === 'unrouted') expect(reasons(card)).toBeGreaterThan(0);
      else expect(card).toMatchObject({ matchId: expect.any(String), unrouted: null });
      ends.set(card.column, (ends.get(card.column) ?? 0) + 1);
    });
    // 24 hours of 2 for each, 30 visits and 40 places, less what the example households took.
    expect([...ends.keys()].every((column) => /^(proposed|applied|unrouted)$/.test(column))).toBe(true);
    expect(ends.get('applied')).toBeGreaterThan(20);
    expect(ends.get('unrouted')).toBeGreaterThan(300);
  }, 120_000);

  const reasons = ({ unrouted }: Card) =>
    Object.values(unrouted!.counts).reduce((sum, count) => sum + count, 0);

  it('have timelines that are complete and in order', async () => {
    await inLanes(needs, WIDTH, async (needId) => {
      const entries = await story.timeline(needId);
      const of = (stream: string) => entries.filter((entry) => entry.stream === stream);
      expect(of('needs').map(({ type }) => type)).toEqual(['need.filed']);
      expect(of('matches').length).toBeGreaterThan(0);
      expect(of('matches').map(({ sequence }) => sequence)).toEqual(of('matches').map((_, at) => at + 1));
      expect(entries.map(({ at }: TimelineEntry) => at)).toEqual(entries.map(({ at }) => at).sort());
    });
  }, 120_000);

  it('hold no more than there is, and leave nothing lost, doubled, out of order or set aside', async () => {
    expect(await contradictions(system, needs)).toEqual([]);
  }, 120_000);

  it('are filed once each, also when everything is asked for again', async () => {
    const before = await system.query('intake', 'select count(*) from need');
    await inLanes(Array.from({ length: 40 }), WIDTH, async (_, at) => {
      const again = await story.intake.post<{ id: string }>('/needs', needOf(at), { once: key(at) });
      expect(again.id).toBe(ledger.entries.get(key(at))!.id);
    });
    expect(await system.query('intake', 'select count(*) from need')).toEqual(before);
  }, 60_000);

  it('would be told of anything that is wrong', async () => {
    const [needId] = needs;
    await system.query('intake', 'delete from need where id = $1', [needId]);
    await system.query('desk', 'delete from timeline_entry where need_id = $1 and sequence = 1', [needs[1]]);
    await system.query('desk', 'delete from inbox where event_id = (select event_id from inbox limit 1)');
    await system.query(
      'registry',
      `insert into parked_key (consumer, key, reason) values ('registry', 'x', 'poison')`,
    );
    await system.query('matcher', 'drop index match_one_live_for_a_need');
    await system.query(
      'matcher',
      `with one as (select * from match where state = 'applied' order by id limit 1),
            twin as (insert into match (id, version, state, need_id, household_id, programme_id, programme_version,
              provider_id, area_code, units, decision_id, plan, lines, since)
              select gen_random_uuid(), version, state, need_id, household_id, programme_id, programme_version,
                provider_id, area_code, units, decision_id, plan, lines, since from one returning id)
       delete from decision where id in (select decision_id from one)`,
    );
    const found = (await contradictions(system, needs)).map((words) => words.slice(0, 2));
    expect([...new Set(found)].sort()).toEqual(['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7']);
  }, 60_000);
});
