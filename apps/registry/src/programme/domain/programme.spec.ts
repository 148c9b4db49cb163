import { describe, expect, it } from '@jest/globals';
import {
  changeCapacity,
  draftProgramme,
  editDraft,
  type Offer,
  type Programme,
  reviseProgramme,
  transitionProgramme,
} from './programme.js';

const now = new Date('2026-11-24T02:00:00Z');
const offer: Offer = {
  providerId: 'provider1',
  terms: {
    name: { zh: '焕新乐园', en: 'A room made new' },
    categories: ['study-space'],
    items: ['desk'],
    criteria: { all: [] },
    serviceArea: ['110101'],
    capacity: { unit: 'households', total: 3, perMatch: 1 },
    window: { from: '2026-01-01', until: null },
    decision: { confirmedBy: 'coordinator', decidedBy: 'officer' },
    leadDays: 45,
    plan: [{ lineId: 'desk', kind: 'item', label: { zh: '书桌', en: 'Desk' }, quantity: 1, unit: 'piece' }],
  },
  notes: 'only for those who read it here',
  assumed: ['/leadDays'],
};
const { providerId: _, ...revision } = offer;
const { programme: draft } = draftProgramme(offer, 'programme1');
const { programme: published } = transitionProgramme(draft, 'publish', now);
const withTotal = (total: number) => ({
  ...revision,
  terms: { ...offer.terms, capacity: { ...offer.terms.capacity, total } },
});

describe('a draft', () => {
  it('is told to nobody, however often it is edited', () => {
    expect(draftProgramme(offer, 'programme1')).toEqual({
      programme: { ...offer, id: 'programme1', version: 1, publishedVersion: 0, status: 'draft' },
      events: [],
    });
    const edited = editDraft(draft, { ...offer, notes: null });
    expect(edited).toMatchObject({ programme: { version: 2, publishedVersion: 0, notes: null }, events: [] });
  });
});

describe('a published programme', () => {
  it('is told with its terms, but not with notes and assumptions', () => {
    const { events } = transitionProgramme(draft, 'publish', now);
    const data = { programmeId: 'programme1', version: 1, status: 'published', providerId: 'provider1' };
    expect(events).toEqual([
      { type: 'programme.published', at: now, sequence: 1, data: { ...data, ...offer.terms } },
    ]);
  });

  it('counts what is told without gaps, also after edits of the draft', () => {
    let programme: Programme = editDraft(editDraft(draft, offer).programme, offer).programme;
    const told: [string, number, string][] = [];
    const step = (change: (before: Programme) => ReturnType<typeof changeCapacity>) => {
      const { programme: next, events } = change(programme);
      programme = next;
      for (const { type, sequence, data } of events) told.push([type, sequence, JSON.stringify(data)]);
    };
    step((before) => transitionProgramme(before, 'publish', now));
    step((before) => transitionProgramme(before, 'pause', now));
    step((before) => transitionProgramme(before, 'resume', now));
    step((before) => reviseProgramme(before, withTotal(5), { taken: 0, now }));
    step((before) => changeCapacity(before, 5, { taken: 0, now }));
    step((before) => changeCapacity(before, 9, { taken: 0, now }));
    step((before) => transitionProgramme(before, 'close', now));
    expect(told.map(([type, sequence]) => `${sequence} ${type.replace('programme.', '')}`)).toEqual([
      '1 published',
      '2 paused',
      '3 revised',
      '4 revised',
      '5 capacity-changed',
      '6 closed',
    ]);
    expect(told.map(([, , data]) => JSON.parse(data).version)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(programme).toMatchObject({ version: 9, publishedVersion: 6, status: 'closed' });
  });
});

describe('reviseProgramme', () => {
  it('replaces terms, notes and assumptions', () => {
    const next = { terms: { ...offer.terms, leadDays: 10 }, notes: null, assumed: [] };
    expect(reviseProgramme(published, next, { taken: 0, now }).programme).toMatchObject({
      ...next,
      version: 3,
    });
  });

  it('leaves a paused programme paused', () => {
    const { programme: paused } = transitionProgramme(published, 'pause', now);
    const { events } = reviseProgramme(paused, revision, { taken: 0, now });
    expect(events).toMatchObject([{ type: 'programme.revised', data: { status: 'paused' } }]);
  });

  it('refuses another unit, and a total below what is taken', () => {
    const capacity = { ...offer.terms.capacity, unit: 'places' } as const;
    const other = { ...revision, terms: { ...offer.terms, capacity } };
    expect(() => reviseProgramme(published, other, { taken: 0, now })).toThrow('programme.unit-fixed');
    expect(() => reviseProgramme(published, withTotal(2), { taken: 3, now })).toThrow(
      'programme.capacity-below-taken',
    );
  });
});

describe('changeCapacity', () => {
  it('may go down to what is taken, and not below', () => {
    expect(changeCapacity(published, 2, { taken: 2, now }).events).toMatchObject([
      { type: 'programme.capacity-changed', sequence: 2, data: { capacity: { total: 2, perMatch: 1 } } },
    ]);
    expect(() => changeCapacity(published, 1, { taken: 2, now })).toThrow('programme.capacity-below-taken');
  });

  it('says nothing when the total is what it was', () => {
    expect(changeCapacity(published, 3, { taken: 0, now })).toEqual({ programme: published, events: [] });
  });
});
