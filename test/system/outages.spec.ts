import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, type OwnServer, startOwnKafka, startOwnPostgres } from '../harness/servers.js';
import { SERVICES, type ServiceName, System } from '../harness/system.js';
import { contradictions } from '../harness/system-invariants.js';
import { settled } from '../harness/system-settled.js';
import { Story } from '../harness/system-story.js';

interface Readiness {
  readonly status: string;
  readonly checks: Readonly<Record<'database' | 'relay' | 'consumer', boolean>>;
}

describe('servers that are away', () => {
  let folder: string;
  let kafka: OwnServer & { brokers: string };
  let postgres: OwnServer & { url: string };
  let system: System;
  let story: Story;
  let place: { householdId: string; memberId: string };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'liandong-outages-'));
    [kafka, postgres] = await Promise.all([startOwnKafka(folder), startOwnPostgres(folder)]);
    system = await System.started({ server: postgres.url, brokers: kafka.brokers });
    story = new Story(system);
    const member = { name: '某人', relation: 'self', birthDate: '1950-02-03', isGuardian: false };
    const body = { areaCode: '110101008012', address: '某路1号', members: [member] };
    const made = await story.intake.post<{ id: string; members: { id: string }[] }>('/households', body);
    place = { householdId: made.id, memberId: made.members[0]!.id };
    await settled(system);
    for (const name of SERVICES) system.supervise(name);
  }, 240_000);

  afterAll(async () => {
    try {
      await system?.close();
    } finally {
      await Promise.all([kafka?.stop(), postgres?.stop()]);
      if (folder) await rm(folder, { recursive: true, force: true });
    }
  }, 120_000);

  const file = (key: string) => {
    const items = [{ code: 'public-lecture', quantity: 1 }];
    const body = { ...place, category: 'learning', items, urgency: 'soon', facts: {} };
    return story.intake.request<{ id: string; code: string; detail: string }>('POST', '/needs', {
      body,
      once: key,
      language: 'en',
    });
  };

  /** Every service says that it is not ready, and which part of it is not. */
  const unready = (
    reason: (checks: Readiness['checks']) => boolean,
    names: readonly ServiceName[] = SERVICES,
  ) =>
    Promise.all(
      names.map((name) =>
        eventually(async () => {
          const { status, body } = await system
            .at(name)
            .request<Readiness>('GET', '/readyz', { timeoutMs: 10_000 });
          expect([name, status, body.status, reason(body.checks)]).toEqual([name, 503, 'unavailable', true]);
        }, 60_000),
      ),
    );

  const ready = () => Promise.all(SERVICES.map((name) => system.ready(name, 90_000)));

  const routed = (needId: string) => story.match(needId, ({ state }) => state === 'applied');

  it('broker away in between: needs are taken, everybody says so, and all goes on when it is back', async () => {
    await kafka.stop({ signal: 'SIGKILL' });
    const filed = await file('outages:broker');
    expect(filed.status).toBe(201);
    await unready(({ database, relay, consumer }) => database && !(relay && consumer));
    await kafka.restart();
    await ready();
    expect(await routed(filed.body.id)).toMatchObject({ needId: filed.body.id });
    await settled(system);
  }, 180_000);

  it('PostgreSQL away in between: requests are refused with a reason, nothing is stored, and it all comes back', async () => {
    const pids = SERVICES.map((name) => system.pidOf(name));
    await postgres.stop({ signal: 'SIGQUIT' });
    await unready(({ database }) => !database);
    const refused = await file('outages:postgres');
    expect([refused.status, refused.body.code]).toEqual([503, 'service.unavailable']);
    expect(refused.body.detail).toContain('nothing was stored');
    await postgres.restart();
    await ready();
    const filed = await file('outages:postgres');
    expect(filed.status).toBe(201);
    await routed(filed.body.id);
    expect(SERVICES.map((name) => system.pidOf(name))).toEqual(pids);
    await settled(system);
  }, 180_000);

  it('broker away at the start: the service is there, says so, takes needs, and gets ready by itself', async () => {
    await system.stop();
    await kafka.stop({ signal: 'SIGKILL' });
    await Promise.all(SERVICES.map((name) => system.launch(name)));
    await unready(({ database, relay, consumer }) => database && !(relay && consumer));
    const filed = await file('outages:start-broker');
    expect(filed.status).toBe(201);
    await kafka.restart();
    await ready();
    await routed(filed.body.id);
    await settled(system);
  }, 180_000);

  it('PostgreSQL away at the start: nobody claims to be ready, the log says why, and it all comes up', async () => {
    await system.stop();
    await postgres.stop({ signal: 'SIGQUIT' });
    const before = SERVICES.map((name) => system.readLog(name).length);
    for (const name of SERVICES) {
      system.supervise(name);
      await system.launch(name);
    }
    await eventually(async () => {
      for (const [at, name] of SERVICES.entries())
        expect(system.readLog(name).slice(before[at])).toContain('ECONNREFUSED');
    }, 60_000);
    await unready(({ database }) => !database);
    const pids = SERVICES.map((name) => system.pidOf(name));
    await postgres.restart();
    await ready();
    expect(SERVICES.map((name) => system.pidOf(name))).toEqual(pids);
    const filed = await file('outages:start-postgres');
    await routed(filed.body.id);
  }, 180_000);

  it('leave nothing lost, doubled or out of order behind', async () => {
    await settled(system);
    expect(await contradictions(system)).toEqual([]);
  }, 120_000);
});
