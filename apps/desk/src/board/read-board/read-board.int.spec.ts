import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventEnvelope } from '#contracts';
import { newId } from '#kernel';
import { startTestService, type TestService } from '../../../../../test/harness/service.js';
import { catalogue, programmeId, providerId, renamed } from '../../../testing/catalogue.js';
import { AREA, Story } from '../../../testing/story.js';
import { desk } from '../../desk.js';
import type { CardView } from './card-view.js';
import type { BoardView } from './read-board.controller.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService(desk);
});
afterAll(() => service?.stop());

const get = (path: string) => fetch(`${service.url}${path}`);
const board = async (query = ''): Promise<BoardView> => (await get(`/api/board?${query}`)).json() as never;
const card = async ({ needId }: Story): Promise<CardView> =>
  (await get(`/api/board/${needId}`)).json() as never;
const line = { lineId: 'bed', outcome: 'delivered', quantity: 1, recorded: 1, planned: 2 } as const;

describe('GET /api/board', () => {
  it('moves a card through its columns, and says since when', async () => {
    const story = new Story();
    const steps: [EventEnvelope, string][] = [
      [story.filed(), 'open'],
      [story.unrouted({ counts: { 'no-capacity': 1 }, nearest: [] }), 'unrouted'],
      [story.proposed(), 'proposed'],
      [story.match('match.applied', {}), 'applied'],
      [story.match('match.declined', { reason: 'other' }), 'open'],
      [story.proposed(), 'proposed'],
      [story.match('match.accepted', {}), 'accepted'],
      [story.match('match.line-delivered', line), 'delivering'],
      [story.match('match.delivered', { lines: 2 }), 'delivered'],
      [story.match('match.disputed', { lineIds: ['bed'] }), 'disputed'],
      [story.match('match.confirmed', { signedOffBy: 'visit' }), 'met'],
    ];
    for (const [event, column] of steps) {
      await service.deliver([event]);
      expect(await card(story)).toMatchObject({ column, since: event.time });
    }
    await service.deliver([story.met()]);
    expect(await card(story)).toMatchObject({ column: 'met', since: steps.at(-1)![0].time });
  });

  it('shows names, items and where delivery stands', async () => {
    const story = new Story(programmeId, providerId);
    const first = story.match('match.line-delivered', line);
    const second = story.match('match.line-delivered', { ...line, recorded: 2 });
    await service.deliver([...catalogue(), story.filed(), first, second]);
    expect(await card(story)).toMatchObject({
      column: 'delivering',
      since: first.time,
      category: 'study-space',
      urgency: 'soon',
      items: [{ code: 'bed', quantity: 1, label: { zh: '儿童床' } }],
      areaCode: AREA,
      areaName: '苏州社区',
      waitingSince: '2026-11-24T02:00:01.000Z',
      matchVersion: 2,
      programme: { id: programmeId, name: { zh: '焕新乐园', en: 'Huanxin Leyuan' } },
      provider: { id: providerId, name: { zh: '儿童基金会' } },
      progress: { recorded: 2, planned: 2 },
    });
  });

  it('follows a new name, and no older one', async () => {
    const story = new Story(programmeId, providerId);
    await service.deliver([story.proposed(), renamed({ zh: '新名', en: 'New' }, 3)]);
    await service.deliver([renamed({ zh: '旧名', en: 'Old' }, 2)]);
    expect((await card(story)).programme?.name).toEqual({ zh: '新名', en: 'New' });
  });

  it('says why a need is unrouted', async () => {
    const story = new Story();
    const near = { programmeId, outcome: 'ineligible' as const, failed: ['ageYears'], missing: ['mobility'] };
    const unrouted = story.unrouted({ counts: { ineligible: 1 }, nearest: [near] });
    await service.deliver([...catalogue(), story.filed(), unrouted]);
    expect((await card(story)).unrouted).toMatchObject({
      counts: { ineligible: 1 },
      nearest: [
        {
          outcome: 'ineligible',
          failed: [{ code: 'ageYears', label: { zh: '年龄' } }],
          missing: [{ code: 'mobility', label: null }],
        },
      ],
    });
  });

  it('makes a card of what there is when a match is ahead of its need, and completes it', async () => {
    const story = new Story();
    const filed = story.filed();
    const proposed = story.proposed();
    await service.deliver([proposed]);
    expect(await card(story)).toMatchObject({
      column: 'proposed',
      category: null,
      areaCode: AREA,
      items: [],
    });
    await service.deliver([filed]);
    expect(await card(story)).toMatchObject({
      column: 'proposed',
      category: 'study-space',
      since: proposed.time,
      matchId: story.matchId,
    });
  });

  it('is not changed by an older event of the same stream', async () => {
    const story = new Story();
    const [filed, amended] = [story.filed(), story.amended({ urgency: 'urgent' })];
    const [proposed, applied] = [story.proposed(), story.match('match.applied', {})];
    await service.deliver([amended, filed, applied, proposed]);
    expect(await card(story)).toMatchObject({ column: 'applied', urgency: 'urgent', needVersion: 2 });
  });

  it('keeps a withdrawn need withdrawn, whatever its match does', async () => {
    const story = new Story();
    const [filed, proposed] = [story.filed(), story.proposed()];
    const ended = story.match('match.withdrawn', { reason: 'need-withdrawn' });
    await service.deliver([filed, proposed, story.withdrawn(), ended]);
    expect(await card(story)).toMatchObject({ column: 'withdrawn', programme: null });
  });

  it('filters by area, category and programme, and counts what it shows', async () => {
    const story = new Story(newId());
    await service.deliver([
      story.filed({ category: 'elder-care', areaCode: '110101001001' }),
      story.proposed(),
    ]);
    const queries = [
      'areaCode=110101001',
      'category=elder-care',
      `programmeId=${story.programmeId}`,
      'areaCode=110101&category=elder-care&column=proposed',
    ];
    for (const query of queries) {
      const column = (await board(query)).columns.find((each) => each.column === 'proposed')!;
      expect(column).toMatchObject({ count: 1, cards: [{ needId: story.needId }], next: null });
    }
    expect(
      (await board('areaCode=110102')).columns.every(({ count, cards }) => count === 0 && cards.length === 0),
    ).toBe(true);
  });

  it('pages through a column, the longest waiting first, each card once', async () => {
    const stories = Array.from({ length: 5 }, () => new Story());
    await service.deliver(stories.map((story) => story.filed({ category: 'paged' })));
    const seen: string[] = [];
    for (let query: string | null = 'category=paged&column=open&limit=2'; query;) {
      const [column]: BoardView['columns'] = (await board(query)).columns;
      expect(column!.count).toBe(5);
      seen.push(...column!.cards.map(({ needId }) => needId));
      query = column!.next && `category=paged&limit=2&cursor=${column!.next}`;
    }
    expect(seen).toEqual(stories.map(({ needId }) => needId).sort());
  });

  it('refuses what it cannot read', async () => {
    expect((await get('/api/board?cursor=xyz')).status).toBe(400);
    expect((await get('/api/board?column=nowhere')).status).toBe(400);
    expect((await get('/api/board?colour=red')).status).toBe(400);
    const unknown = await get(`/api/board/${newId()}`);
    expect([unknown.status, ((await unknown.json()) as { code: string }).code]).toEqual([
      404,
      'need.unknown',
    ]);
  });
});
