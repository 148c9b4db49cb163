import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aNeed } from '../../../../test/harness/examples.js';
import { eventOf, startTestService, TestClock, type TestService } from '../../../../test/harness/service.js';
import { matcher } from '../matcher.js';
import { OpenNeedRepository } from './open-need.repository.js';
import { OpenNeeds } from './open-needs.js';

/** Counts what is asked of the database, and fails when told to. */
class Watched extends OpenNeedRepository {
  readonly asked = { snapshots: 0, loads: 0, changed: 0 };
  fails = false;

  override snapshot(): Promise<string> {
    this.asked.snapshots += 1;
    return super.snapshot();
  }

  override async *all(): ReturnType<OpenNeedRepository['all']> {
    this.asked.loads += 1;
    for await (const page of super.all()) {
      yield page;
      if (this.fails) throw new Error('The connection is lost.');
    }
  }

  override async *changedSince(snapshot: string): ReturnType<OpenNeedRepository['changedSince']> {
    for await (const page of super.changedSince(snapshot)) {
      this.asked.changed += page.length;
      if (this.fails) throw new Error('The connection is lost.');
      yield page;
    }
  }
}

describe('the open needs in memory', () => {
  let service: TestService;
  let watched: Watched;
  let needs: OpenNeeds;

  const file = async () => {
    const need = aNeed();
    await service.deliver([eventOf('need.filed', need)]);
    return need;
  };
  const size = async (of = needs) => (await of.now()).index.size;
  const another = () => new OpenNeeds(new Watched(service.database), new TestClock());

  beforeAll(async () => {
    service = await startTestService(matcher);
    watched = new Watched(service.database);
    needs = new OpenNeeds(watched, new TestClock());
  });
  afterAll(() => service.stop());

  it('loads once, and afterwards reads only what has changed', async () => {
    await file();
    expect(await size()).toBe(1);
    await file();
    expect(await size()).toBe(2);
    expect(await size()).toBe(2);
    expect(watched.asked).toMatchObject({ loads: 1, changed: 1 });
    expect(await size(another())).toBe(2);
  });

  it('lets all who ask during a refresh share the next one', async () => {
    const before = watched.asked.snapshots;
    const first = size();
    await Promise.resolve();
    await Promise.all([first, ...Array.from({ length: 20 }, () => size())]);
    expect(watched.asked.snapshots - before).toBeLessThanOrEqual(2);
  });

  it('makes a failed refresh good with the next one', async () => {
    const before = await size();
    const { needId, householdId } = await file();
    watched.fails = true;
    await expect(needs.now()).rejects.toThrow('The connection is lost.');
    watched.fails = false;
    expect(await size()).toBe(before + 1);
    await service.deliver([
      eventOf('need.withdrawn', { needId, householdId, reason: 'duplicate' }, { sequence: 2 }),
    ]);
    expect(await size()).toBe(before);
  });

  it('forgets what a failed load has read', async () => {
    const failing = new Watched(service.database);
    const later = new OpenNeeds(failing, new TestClock());
    const { needId, householdId } = await file();
    failing.fails = true;
    await expect(later.now()).rejects.toThrow('The connection is lost.');
    failing.fails = false;
    await service.deliver([
      eventOf('need.withdrawn', { needId, householdId, reason: 'duplicate' }, { sequence: 2 }),
    ]);
    expect(await size(later)).toBe(await size());
  });
});
