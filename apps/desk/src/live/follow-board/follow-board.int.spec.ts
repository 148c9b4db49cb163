import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createService, type Service } from '#service-kit';
import { startTestService, type TestService } from '../../../../../test/harness/service.js';
import { LiveReader } from '../../../testing/live-reader.js';
import { Story } from '../../../testing/story.js';
import { desk } from '../../desk.js';
import { LiveQuery } from '../live.query.js';

let service: TestService;
let readers: LiveReader[] = [];
beforeAll(async () => {
  service = await startTestService(desk);
});
afterEach(async () => {
  await Promise.all(readers.map((reader) => reader.close()));
  readers = [];
});
afterAll(() => service?.stop());

async function follow(lastEventId?: string, url = `${service.url}/api/live`): Promise<LiveReader> {
  const reader = await LiveReader.open(url, lastEventId);
  readers.push(reader);
  return reader;
}

const needsOf = (told: { data: Record<string, unknown> }[]) => told.map(({ data }) => data['needId']);

describe('GET /api/live', () => {
  it('tells each change of the board once, in order, from now on', async () => {
    await service.deliver([new Story().filed()]);
    const [story, reader] = [new Story(), await follow()];
    await service.deliver([story.filed(), story.proposed()]);
    await service.deliver([story.match('match.applied', {})]);
    await service.deliver([story.withdrawn()]);
    const told = await reader.first(4);
    expect(needsOf(told)).toEqual(Array.from({ length: 4 }, () => story.needId));
    expect(told.map(({ data }) => `${String(data['type'])} ${String(data['column'])}`)).toEqual([
      'need.filed open',
      'match.proposed proposed',
      'match.applied applied',
      'need.withdrawn withdrawn',
    ]);
    expect(new Set(told.map(({ id }) => id)).size).toBe(4);
  });

  it('goes on exactly after the last event that was seen', async () => {
    const stories = Array.from({ length: 6 }, () => new Story());
    const first = await follow();
    await service.deliver(stories.slice(0, 3).map((story) => story.filed()));
    const [, second] = await first.first(3);
    await first.close();
    await service.deliver(stories.slice(3).map((story) => story.filed()));
    const again = await follow(second!.id);
    expect(needsOf(await again.first(4))).toEqual(stories.slice(2).map(({ needId }) => needId));
  });

  it('misses nothing between two connections during which nothing came', async () => {
    const { lastId } = await follow();
    const story = new Story();
    await service.deliver([story.filed()]);
    expect(needsOf(await (await follow(lastId)).first(1))).toEqual([story.needId]);
  });

  it('goes on after the position of a board that was read before', async () => {
    const { position } = (await (await fetch(`${service.url}/api/board`)).json()) as { position: string };
    const story = new Story();
    await service.deliver([story.filed()]);
    const reader = await follow(undefined, `${service.url}/api/live?after=${position}`);
    expect(needsOf(await reader.first(1))).toEqual([story.needId]);
  });

  it('does not skip a change whose transaction began first and commits last', async () => {
    const [early, late] = [new Story(), new Story()];
    const reader = await follow();
    const runner = service.database.orm.createQueryRunner();
    await runner.startTransaction();
    await runner.query('insert into live_event (data) values ($1)', [{ needId: early.needId }]);
    await service.deliver([late.filed()]);
    expect(
      await service.database.read('select from live_event where data @> $1', [{ needId: late.needId }]),
    ).toHaveLength(1);
    const noticed = await follow();
    await runner.commitTransaction();
    await runner.release();
    expect(needsOf(await reader.first(2))).toEqual([early.needId, late.needId]);
    expect(needsOf(await noticed.first(2))).toEqual([early.needId, late.needId]);
  });

  it('tells at every replica what any of them was told', async () => {
    const replica: Service = await createService(
      desk,
      {
        port: 0,
        databaseUrl: (service.database.orm.options as { url: string }).url,
        databasePool: 3,
        brokers: ['127.0.0.1:1'],
        topicPrefix: 'test',
        logLevel: 'error',
      },
      { onFatal: () => {} },
    );
    await replica.app.listen(0, '127.0.0.1');
    const reader = await follow(undefined, `${await replica.app.getUrl()}/api/live`);
    const story = new Story();
    await service.deliver([story.filed()]);
    expect(needsOf(await reader.first(1))).toEqual([story.needId]);
    await replica.stop();
    await reader.ended();
  });

  it.each(['nonsense', '9999999999-1'])(
    'asks for a new board after the id %s, which is none of its own',
    async (id) => {
      const reader = await follow(id);
      expect((await reader.first(1))[0]!.event).toBe('reset');
      const story = new Story();
      await service.deliver([story.filed()]);
      expect(needsOf((await reader.first(2)).slice(1))).toEqual([story.needId]);
    },
  );

  it('asks for a new board when what was missed is no longer kept', async () => {
    const first = await follow();
    const stories = Array.from({ length: 3 }, () => new Story());
    for (const story of stories) await service.deliver([story.filed()]);
    const told = await first.first(3);
    await service.app.get(LiveQuery).prune({ rows: 1, age: '1 day' });
    expect(await service.database.read('select from live_event')).toHaveLength(1);
    expect((await (await follow(told[0]!.id)).first(1))[0]!.event).toBe('reset');
    const near = await follow(told[1]!.id);
    expect(await near.first(1)).toEqual([told[2]]);
    await service.app.get(LiveQuery).prune({ rows: 100, age: '0 s' });
    expect(await service.database.read('select from live_event')).toHaveLength(0);
  });
});
