import type { DataOf, ProgrammeState } from '#contracts';
import { newId } from '#kernel';

/** Data of a need that `aProgramme` serves. */
export const aNeed = (more: Partial<DataOf<'need.filed'>> = {}): DataOf<'need.filed'> => ({
  needId: newId(),
  householdId: newId(),
  category: 'study-space',
  items: [{ code: 'desk', quantity: 1 }],
  urgency: 'soon',
  areaCode: '110101008012',
  facts: { ageYears: 9, area: '110101008012' },
  disputedFacts: [],
  waitingSince: '2026-11-24T02:00:00.000Z',
  ...more,
});

/** A published programme with two seats. */
export const aProgramme = (more: Partial<ProgrammeState> = {}): ProgrammeState => ({
  programmeId: newId(),
  version: 1,
  status: 'published',
  providerId: newId(),
  name: { zh: '焕新乐园', en: 'A room of one’s own' },
  categories: ['study-space'],
  items: ['desk', 'bed'],
  criteria: { fact: 'ageYears', between: [5, 14] },
  serviceArea: ['110101'],
  capacity: { unit: 'households', total: 2, perMatch: 1 },
  window: { from: '2026-01-01', until: null },
  decision: { confirmedBy: 'coordinator', decidedBy: 'officer' },
  leadDays: 30,
  plan: [{ lineId: 'desk', kind: 'item', label: { zh: '书桌', en: 'desk' }, quantity: 1, unit: 'piece' }],
  ...more,
});
