import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataOf } from '#contracts';
import { newId } from '#kernel';
import { aNeed, aProgramme } from '../../../../../test/harness/examples.js';
import { eventOf, startTestService, type TestService } from '../../../../../test/harness/service.js';
import { matcher } from '../../matcher.js';
import { RouteDueNeeds } from '../route-due-needs/route-due-needs.js';

interface Answer {
  same: boolean;
  cause: string | null;
  difference: string[];
  stored: { programmeId: string | null };
  recomputed: { programmeId: string | null };
  sentence: string;
}

describe('replaying a decision', () => {
  let service: TestService;
  const programme = aProgramme({ capacity: { unit: 'households', total: 50, perMatch: 1 } });

  const replay = async (decisionId: string, language = 'zh-CN') => {
    const response = await fetch(`${service.url}/decisions/${decisionId}/replay`, {
      headers: { 'accept-language': language },
    });
    return (await response.json()) as Answer;
  };
  const run = async (...args: string[]) => {
    const script = spawn(process.execPath, ['scripts/replay-decision.mjs', ...args, '--url', service.url]);
    const [out, [code]] = await Promise.all([text(script.stdout), once(script, 'exit')]);
    return { out, code };
  };
  const decided = async (more: Partial<DataOf<'need.filed'>> = {}) => {
    const need = aNeed(more);
    await service.deliver([eventOf('need.filed', need)]);
    const [decision] = await service.database.read<{ id: string }>(
      'select id from decision where need_id = $1',
      [need.needId],
    );
    return { need, id: decision!.id };
  };

  beforeAll(async () => {
    service = await startTestService(matcher);
    await service.deliver([
      eventOf('programme.published', programme),
      eventOf(
        'programme.published',
        aProgramme({ leadDays: 60, capacity: { ...programme.capacity, total: 0 } }),
      ),
    ]);
  });
  afterAll(() => service.stop());

  it('gives the same bytes for a proposal and for a need that nothing fitted', async () => {
    const proposed = await decided();
    const unrouted = await decided({ facts: { ageYears: 15 } });
    expect(await replay(proposed.id)).toMatchObject({
      decisionId: proposed.id,
      same: true,
      rulesThen: 1,
      rulesNow: 1,
      stored: { programmeId: programme.programmeId, why: null },
      difference: [],
      cause: null,
      sentence: expect.stringContaining('逐字节相同'),
    });
    expect(await replay(unrouted.id, 'en')).toMatchObject({
      same: true,
      recomputed: { programmeId: null, why: { counts: { ineligible: 2 } }, candidates: [] },
      sentence: expect.stringContaining('byte for byte'),
    });
  });

  it('still does after the need was amended and withdrawn, and the programme revised', async () => {
    const own = `c-${newId()}`;
    const only = aProgramme({ categories: [own] });
    await service.deliver([eventOf('programme.published', only)]);
    const first = await decided({ category: own });
    const other = await decided({ category: own, facts: {} });
    const amended = { ...first.need, facts: { ageYears: 3 } };
    await service.deliver([
      eventOf('need.amended', amended, { sequence: 2 }),
      eventOf('programme.revised', { ...only, version: 2, criteria: { all: [] } }, { sequence: 2 }),
    ]);
    const { needId, householdId } = first.need;
    await service.deliver([
      eventOf('need.withdrawn', { needId, householdId, reason: 'moved-away' }, { sequence: 3 }),
    ]);
    const all = await service.database.read<{ id: string }>(
      'select id from decision where need_id = any($1)',
      [[needId, other.need.needId]],
    );
    expect(all.length).toBeGreaterThanOrEqual(2);
    for (const { id } of all) expect(await replay(id)).toMatchObject({ same: true, difference: [] });
  });

  it('still does where a batch competes, a seat comes back and its provider says that it is full', async () => {
    const category = `c-${newId()}`;
    const only = aProgramme({ categories: [category], capacity: { unit: 'places', total: 1, perMatch: 1 } });
    await service.deliver([eventOf('programme.published', only)]);
    const needs = [1, 2, 3].map(() => aNeed({ category }));
    await service.deliver(needs.map((need) => eventOf('need.filed', need)));
    const move = async (verb: string, body: object) => {
      const [match] = await service.database.read<{ id: string; version: number }>(
        "select id, version from match where programme_id = $1 and state in ('proposed', 'applied')",
        [only.programmeId],
      );
      await fetch(`${service.url}/matches/${match!.id}/transitions/${verb}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'if-match': `"${match!.version}"` },
        body: JSON.stringify(body),
      });
      await service.app.get(RouteDueNeeds).execute(new Date());
    };
    await move('withdraw', { reason: 'coordinator' });
    await move('confirm', {});
    await move('decline', { reason: 'no-capacity' });
    const decisions = await service.database.read<{ id: string }>(
      'select id from decision where need_id = any($1)',
      [needs.map(({ needId }) => needId)],
    );
    expect(decisions.length).toBeGreaterThanOrEqual(5);
    for (const { id } of decisions) expect(await replay(id)).toMatchObject({ same: true, difference: [] });
  });

  it('reports a result that was changed by hand, with the place, in both languages', async () => {
    const { id } = await decided();
    const forged = newId();
    await service.database.read('update decision set programme_id = $2 where id = $1', [id, forged]);
    expect(await replay(id)).toMatchObject({
      same: false,
      stored: { programmeId: forged },
      recomputed: { programmeId: programme.programmeId },
      difference: ['/programmeId'],
      cause: 'tampered',
      sentence: expect.stringContaining('被改动'),
    });
    expect(await replay(id, 'en')).toMatchObject({ sentence: expect.stringContaining('was altered') });
  });

  it('reports an input that was changed by hand, even where the result stays the same', async () => {
    const { id } = await decided();
    await service.database.read(`update decision set excluded = '["${newId()}"]' where id = $1`, [id]);
    expect(await replay(id)).toMatchObject({ same: false, difference: ['/inputHash'], cause: 'tampered' });
  });

  it('says that newer rules or a missing input are the cause', async () => {
    const older = await decided();
    await service.database.read('update decision set rules = 0, programme_id = null where id = $1', [
      older.id,
    ]);
    expect(await replay(older.id)).toMatchObject({ cause: 'newer-rules', rulesThen: 0 });
    const { id, need } = await decided();
    await service.deliver([eventOf('need.amended', { ...need, facts: { ageYears: 3 } }, { sequence: 2 })]);
    await service.database.read('delete from need_history where need_id = $1', [need.needId]);
    expect(await replay(id)).toMatchObject({ same: false, cause: 'missing-input' });
  });

  it('prints it in plain words from the command line, which ends with 0 only when it is the same', async () => {
    const { id } = await decided();
    expect(await run(id)).toEqual({ code: 0, out: expect.stringContaining('✓ 用当时的依据') });
    await service.database.read('update decision set programme_id = null where id = $1', [id]);
    const changed = await run(id, '--lang', 'en');
    expect(changed).toEqual({ code: 1, out: expect.stringContaining('✗ Not the same (/programmeId)') });
    expect(changed.out).toContain('no programme');
    expect(await run(newId())).toMatchObject({ code: 1, out: '' });
    expect(await run('--lang', 'fr')).toMatchObject({ code: 1, out: '' });
  });

  it('refuses a decision that it does not know', async () => {
    expect(await replay(newId())).toMatchObject({ status: 404, code: 'decision.unknown' });
  });
});
