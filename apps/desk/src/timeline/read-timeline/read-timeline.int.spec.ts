import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { eventOf, startTestService, type TestService } from '../../../../../test/harness/service.js';
import { catalogue, programmeId, providerId } from '../../../testing/catalogue.js';
import { Story } from '../../../testing/story.js';
import { desk } from '../../desk.js';
import type { TimelineView } from './read-timeline.controller.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService(desk);
});
afterAll(() => service?.stop());

async function timeline(needId: string, language = 'zh-CN'): Promise<TimelineView['entries']> {
  const headers = { 'accept-language': language };
  const answer = await fetch(`${service.url}/api/timeline/${needId}`, { headers });
  return ((await answer.json()) as TimelineView).entries;
}

describe('GET /api/timeline/{needId}', () => {
  it('tells everything in order, each stream complete, in the language asked for', async () => {
    const story = new Story(programmeId, providerId);
    const events = [story.filed(), story.proposed(), story.match('match.applied', {}), story.amended()];
    await service.deliver([events[2]!, events[3]!, ...catalogue(), events[1]!, events[0]!]);
    const entries = await timeline(story.needId);
    expect(entries.map(({ type }) => type)).toEqual(events.map(({ type }) => type));
    expect(entries.map(({ stream, sequence }) => `${stream} ${sequence}`)).toEqual([
      'needs 1',
      'matches 1',
      'matches 2',
      'needs 2',
    ]);
    expect(entries[2]).toMatchObject({
      id: events[2]!.id,
      at: events[2]!.time,
      source: 'test',
      programme: { zh: '焕新乐园' },
      provider: { zh: '儿童基金会' },
      data: { matchId: story.matchId },
      sentence: '已向儿童基金会申报“焕新乐园”。',
    });
    const [, , applied] = await timeline(story.needId, 'en-GB');
    expect(applied!.sentence).toBe('Applied to the Children’s Foundation for Huanxin Leyuan.');
  });

  it('shows the consents of the household on the timeline of each of its needs, and of no other', async () => {
    const [story, stranger] = [new Story(), new Story()];
    const consentId = newId();
    const { householdId } = story;
    await service.deliver([
      eventOf('consent.given', {
        consentId,
        householdId,
        givenBy: 'self',
        purpose: 'matching',
        method: 'oral',
      }),
      story.filed(),
      stranger.filed(),
      eventOf('consent.withdrawn', { consentId, householdId }, { sequence: 2 }),
    ]);
    const consents = (await timeline(story.needId)).filter(({ stream }) => stream === 'consents');
    expect(consents.map(({ type, sequence }) => [type, sequence])).toEqual([
      ['consent.given', 1],
      ['consent.withdrawn', 2],
    ]);
    expect((await timeline(stranger.needId)).map(({ type }) => type)).toEqual(['need.filed']);
  });

  it('tells an event once, however often it comes', async () => {
    const story = new Story();
    const filed = story.filed();
    await service.deliver([filed]);
    await service.deliver([filed]);
    expect(await timeline(story.needId)).toHaveLength(1);
  });

  it('does not know a need that nobody told of', async () => {
    const answer = await fetch(`${service.url}/api/timeline/${newId()}`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'need.unknown' });
  });
});
