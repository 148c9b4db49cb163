import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataOf } from '#contracts';
import { newId } from '#kernel';
import { aNeed, aProgramme } from '../../../../../test/harness/examples.js';
import { eventOf, startTestService, type TestService } from '../../../../../test/harness/service.js';
import { matcher } from '../../matcher.js';

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

  it('refuses a decision that it does not know', async () => {
    expect(await replay(newId())).toMatchObject({ status: 404, code: 'decision.unknown' });
  });
});
