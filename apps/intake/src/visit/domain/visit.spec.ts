import { describe, expect, it } from '@jest/globals';
import { recordVisit } from './visit.js';

const at = { id: 'v1', now: new Date('2026-11-24T02:00:00Z') };
const visit = { householdId: 'h1', kind: 'home', workers: ['谷雨', '立夏'] } as const;

describe('recordVisit', () => {
  it('takes a visit that is planned, or done, or both', () => {
    expect(recordVisit({ ...visit, plannedFor: '2026-12-01' }, at).visit).toMatchObject({
      id: 'v1',
      plannedFor: '2026-12-01',
      doneAt: null,
    });
    const doneAt = new Date('2026-11-23T02:00:00Z');
    expect(recordVisit({ ...visit, doneAt }, at).visit).toMatchObject({ plannedFor: null, doneAt });
    expect(recordVisit({ ...visit, doneAt, plannedFor: '2026-11-23' }, at).events).toEqual([]);
  });

  it('refuses a visit without a date', () => {
    expect(() => recordVisit(visit, at)).toThrow('visit.neither-planned-nor-done');
  });

  it('refuses a visit that was done in the future, but forgives a clock that is a little ahead', () => {
    const ahead = (ms: number) => ({ ...visit, doneAt: new Date(at.now.getTime() + ms) });
    expect(() => recordVisit(ahead(300_001), at)).toThrow('visit.done-in-future');
    expect(recordVisit(ahead(300_000), at).visit.version).toBe(1);
  });
});
