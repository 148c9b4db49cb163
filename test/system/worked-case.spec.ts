import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../harness/servers.js';
import { SERVICES, System } from '../harness/system.js';
import { contradictions } from '../harness/system-invariants.js';
import { settled } from '../harness/system-settled.js';
import {
  example,
  type ExampleHousehold,
  type MatchView,
  type ProgrammeView,
  Story,
} from '../harness/system-story.js';

const CHINESE = /[\u4e00-\u9fff]/;
const DECLINES = [
  { reason: 'missing-document' },
  { reason: 'not-eligible', criterion: 'hardship' },
  { reason: 'unsuitable-dwelling' },
  { reason: 'out-of-area' },
  { reason: 'household-refused' },
  { reason: 'unreachable' },
  { reason: 'duplicate' },
  { reason: 'other', text: '房屋正在修缮' },
];

interface WorkedCase {
  readonly household: string;
  readonly subject: string;
  readonly guardian: string;
  readonly need: Readonly<Record<string, unknown>>;
}

const worked = example<WorkedCase>('worked-case.json');
const household = example<ExampleHousehold[]>('households.json').find(({ key }) => key === worked.household)!;

describe('the worked case', () => {
  let system: System;
  let story: Story;
  let leyuan: ProgrammeView;
  let people: { id: string; guardian: string; child: string };
  let needId: string;
  let match: MatchView;

  beforeAll(async () => {
    system = await System.started();
    story = new Story(system);
    leyuan = await story.programme('焕新乐园');
    people = await findPeople();
  }, 180_000);

  afterAll(() => system?.close(), 60_000);

  async function findPeople() {
    const list = await story.intake.list<{ id: string }>(`/households?areaCode=${household.areaCode}`);
    for (const { id } of list) {
      const { members } = await story.intake.get<{ members: { id: string; name: string }[] }>(
        `/households/${id}`,
      );
      const idOf = (who: string) => {
        const { name } = household.members.find(({ key }) => key === who)!;
        return members.find((member) => member.name === name)?.id;
      };
      const [guardian, child] = [idOf(worked.guardian), idOf(worked.subject)];
      if (guardian && child) return { id, guardian, child };
    }
    throw new Error('The loader has brought no household of Xiaoyu.');
  }

  const fileNeed = () =>
    story.intake.post<{ id: string }>('/needs', {
      householdId: people.id,
      memberId: people.child,
      ...worked.need,
    });

  it('begins with a visit and the guardian’s consent', async () => {
    await story.intake.post('/visits', {
      householdId: people.id,
      kind: 'home',
      doneAt: new Date().toISOString(),
      workers: ['谷雨', '立夏'],
      notes: '只有一张小桌。',
    });
    const consent = { householdId: people.id, memberId: people.guardian, method: 'written' };
    await story.intake.post('/consents', { ...consent, purpose: 'matching' });
    await story.intake.post('/consents', {
      ...consent,
      purpose: 'disclosure',
      providerId: leyuan.providerId,
    });
    const given = await story.intake.list<{ purpose: string; status: string }>(
      `/consents?householdId=${people.id}`,
    );
    expect(given.map(({ purpose, status }) => [purpose, status])).toEqual([
      ['matching', 'given'],
      ['disclosure', 'given'],
    ]);
  });

  it('is routed to 焕新乐园, with reasons in Chinese and in English', async () => {
    const before = await story.capacity(leyuan.id);
    needId = (await fileNeed()).id;
    match = await story.match(needId, () => true);
    expect(match).toMatchObject({ state: 'proposed', programmeId: leyuan.id });
    expect(await story.capacity(leyuan.id)).toMatchObject({
      held: before.held + 1,
      free: before.free - 1,
    });
    for (const language of ['zh-CN', 'en']) {
      const { programmes } = await story.decision(match.decisionId, language);
      expect(programmes).toHaveLength(14);
      const chosen = programmes.find(({ outcome }) => outcome === 'chosen')!;
      expect(chosen).toMatchObject({ programmeId: leyuan.id, place: 1 });
      const judged = programmes.filter(({ reasons }) => reasons.length > 0);
      expect(judged.map(({ name }) => name.zh)).toEqual(
        expect.arrayContaining(['焕新乐园', '学习角小额资助', '焕新小屋']),
      );
      for (const { reasons } of judged)
        for (const reason of reasons) expect(CHINESE.test(reason)).toBe(language === 'zh-CN');
    }
  });

  it('is applied for, accepted, delivered in twelve lines and signed off', async () => {
    const before = await story.capacity(leyuan.id);
    match = await story.move(match, 'confirm');
    expect(match.state).toBe('applied');
    match = await story.move(match, 'accept');
    expect(match.plan).toHaveLength(12);
    for (const { lineId, quantity } of leyuan.plan) {
      match = await story.move(match, 'record-line', { lineId, outcome: 'delivered', quantity });
      expect(match.state).toBe('delivering');
    }
    match = await story.move(match, 'deliver');
    match = await story.move(match, 'sign-off', { signedOffBy: 'visit' });
    expect(match.state).toBe('confirmed');
    await eventually(async () => {
      expect(await story.intake.get(`/needs/${needId}`)).toMatchObject({ status: 'met', matchId: match.id });
    });
    const { total, free, used } = await story.capacity(leyuan.id);
    expect({ total, free, used }).toEqual({ total: before.total, free: before.free, used: before.used + 1 });
  });

  it('is seen whole at desk', async () => {
    await eventually(async () => expect(await story.card(needId)).toMatchObject({ column: 'met' }));
    const entries = await eventually(async () => {
      const all = await story.timeline(needId);
      expect(all.map(({ type }) => type)).toContain('need.met');
      return all;
    });
    const of = (stream: string) => entries.filter((entry) => entry.stream === stream);
    expect(of('needs').map(({ type, sequence }) => [type, sequence])).toEqual([
      ['need.filed', 1],
      ['need.met', 2],
    ]);
    const lines = Array.from({ length: 12 }, () => 'match.line-delivered');
    const steps = ['proposed', 'applied', 'accepted'].map((step) => `match.${step}`);
    expect(of('matches').map(({ type }) => type)).toEqual([
      ...steps,
      ...lines,
      'match.delivered',
      'match.confirmed',
    ]);
    expect(of('matches').map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 17 }, (_, n) => n + 1),
    );
    expect(of('consents').map(({ type }) => type)).toEqual(['consent.given', 'consent.given']);
    const times = entries.map(({ at }) => at);
    expect(times).toEqual([...times].sort());
    expect(entries.every(({ sentence }) => CHINESE.test(sentence))).toBe(true);
    for (const { sentence } of await story.timeline(needId, 'en')) expect(sentence).toMatch(/[a-z]{3}/);
    const board = await story.desk.get<{ columns: { column: string; cards: { needId: string }[] }[] }>(
      '/api/board?column=met',
    );
    expect(board.columns[0]!.cards.map((card) => card.needId)).toContain(needId);
  });

  describe('a second need, declined for each reason in turn', () => {
    let second: string;
    let expected: string[];

    /** A programme for this community that offers none of the items wanted, and so comes after those that do. */
    const offer = async (leadDays: number) => {
      const { body } = await story.registry.request<{ id: string }>('POST', '/programmes', {
        body: {
          providerId: leyuan.providerId,
          name: { zh: `书桌角${leadDays}`, en: `A corner for a desk ${leadDays}` },
          categories: ['study-space'],
          items: [`corner-${leadDays}`],
          criteria: { fact: 'ageYears', between: [9, 10] },
          serviceArea: [household.areaCode],
          capacity: { unit: 'households', total: 3, perMatch: 1 },
          window: { from: '2026-01-01', until: null },
          decision: { confirmedBy: leadDays % 2 ? 'policy' : 'coordinator', decidedBy: 'officer' },
          leadDays,
          plan: [
            {
              lineId: 'corner',
              kind: 'item',
              label: { zh: '书桌角', en: 'corner' },
              quantity: 1,
              unit: 'piece',
            },
          ],
        },
      });
      await story.registry.post(`/programmes/${body.id}/transitions/publish`, undefined, { version: 1 });
      return body.id;
    };

    const applied = async (programmeId: string) => {
      const found = await story.match(second, (one) => one.programmeId === programmeId && isLive(one));
      return found.state === 'proposed' ? story.move(found, 'confirm') : found;
    };

    const isLive = ({ state }: MatchView) => ['proposed', 'applied'].includes(state);

    const unrouted = (counts: Record<string, number>) =>
      eventually(async () => {
        const card = await story.card(second);
        expect(card).toMatchObject({ column: 'unrouted', matchId: null, unrouted: { counts } });
        return card;
      });

    it('goes on to the next programme each time', async () => {
      const offered: string[] = [];
      for (let leadDays = 1; leadDays <= DECLINES.length - 1; leadDays += 1)
        offered.push(await offer(leadDays));
      for (const id of offered) await eventually(() => story.capacity(id));
      const corner = await story.programme('学习角小额资助');
      expected = [leyuan.id, corner.id, ...offered];
      second = (await fileNeed()).id;
      const reasons = [{ reason: 'no-capacity' }, ...DECLINES];
      for (const [turn, said] of reasons.entries()) {
        const current = await applied(expected[turn]!);
        const declined = await story.move(current, 'decline', said);
        expect(declined.state).toBe('declined');
      }
      const all = await story.matches(second);
      expect(all.map(({ programmeId, state }) => [programmeId, state])).toEqual(
        expected.map((id) => [id, 'declined']),
      );
    });

    it('is left unrouted with why, when nothing is left', async () => {
      const card = await unrouted({ 'no-capacity': 1, excluded: DECLINES.length });
      expect(card.unrouted!.nearest).toContainEqual(
        expect.objectContaining({ programmeId: leyuan.id, outcome: 'no-capacity' }),
      );
      const timeline = await story.timeline(second);
      expect(timeline.at(-1)).toMatchObject({ type: 'need.unrouted' });
    });

    it('is routed again when the foundation raises the quota', async () => {
      const { version, capacity } = await story.registry.get<ProgrammeView>(`/programmes/${leyuan.id}`);
      await story.registry.put(
        `/programmes/${leyuan.id}/capacity`,
        { total: capacity.total + 1 },
        { version },
      );
      const again = await applied(leyuan.id);
      const declined = await story.move(again, 'decline', { reason: 'household-refused' });
      expect(declined).toMatchObject({ state: 'declined', programmeId: leyuan.id });
      await unrouted({ excluded: DECLINES.length + 1 });
    });

    it('is routed again when the foundation publishes another programme', async () => {
      const id = await offer(20);
      const found = await story.match(second, isLive);
      expect(found.programmeId).toBe(id);
      await eventually(async () =>
        expect(await story.card(second)).toMatchObject({ column: 'proposed', programme: { id } }),
      );
    });
  });

  it('is told by npm run demo, as often as one likes', async () => {
    for (const turn of ['first', 'second']) {
      await system.script(`demo-${turn}`, 'scripts/demo.mjs', '--json');
      const steps = system
        .readLog(`demo-${turn}`)
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { step: string });
      expect(steps.filter(({ step }) => step === 'line-recorded')).toHaveLength(12);
      expect(steps.find(({ step }) => step === 'decision-replayed')).toMatchObject({ same: true });
      expect(steps.at(-1)).toMatchObject({ step: 'timeline' });
    }
  }, 120_000);

  it('leaves nothing behind that contradicts itself', async () => {
    await settled(system);
    expect(await contradictions(system, [needId])).toEqual([]);
  }, 120_000);

  it('stops in order when it is told to', async () => {
    expect(await system.stop()).toEqual([...SERVICES]);
  }, 60_000);
});
