import type { DataOf, EventEnvelope } from '#contracts';
import { newId } from '#kernel';
import { eventOf } from '../../../test/harness/service.js';
import { AREA } from './story.js';

export const providerId = newId();
export const programmeId = newId();

const programme: DataOf<'programme.published'> = {
  programmeId,
  version: 1,
  status: 'published',
  providerId,
  name: { zh: '焕新乐园', en: 'Huanxin Leyuan' },
  categories: ['study-space'],
  items: ['bed'],
  criteria: { all: [] },
  serviceArea: ['110101'],
  capacity: { unit: 'households', total: 3, perMatch: 1 },
  window: { from: '2026-01-01', until: null },
  decision: { confirmedBy: 'coordinator', decidedBy: 'officer' },
  leadDays: 30,
  plan: [
    { lineId: 'bed', kind: 'item', label: { zh: '儿童床', en: 'Child’s bed' }, quantity: 1, unit: 'piece' },
  ],
};

/** What registry tells of itself: one programme, its provider, an area and a fact. */
export function catalogue(): EventEnvelope[] {
  return [
    eventOf('area.listed', { code: AREA, name: '苏州社区', level: 'community', status: 'live' }),
    eventOf('fact.defined', {
      key: 'ageYears',
      type: 'integer',
      label: { zh: '年龄', en: 'Age' },
      suppliedBy: ['derived'],
      sensitivity: 'plain',
    }),
    eventOf('provider.listed', {
      providerId,
      name: { zh: '儿童基金会', en: 'the Children’s Foundation' },
      kind: 'foundation',
    }),
    eventOf('programme.published', programme),
  ];
}

export function renamed(name: DataOf<'programme.revised'>['name'], sequence: number): EventEnvelope {
  return eventOf('programme.revised', { ...programme, version: sequence, name }, { sequence });
}
