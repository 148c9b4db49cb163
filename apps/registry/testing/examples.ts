import type { World } from './world.js';

export const STREET = '110101008';
export const DEAD_STREET = '110101099';

const label = { zh: '甲', en: 'a' };

export const district = { name: '东城区', level: 'district' };
export const street = { name: '建国门街道', level: 'street', parent: '110101' };
export const age = {
  type: 'integer',
  unit: 'years',
  label: { zh: '年龄', en: 'Age' },
  suppliedBy: ['derived'],
  sensitivity: 'plain',
};
export const hardship = {
  type: 'set',
  label: { zh: '困难类别', en: 'Kinds of hardship' },
  options: [
    { value: 'dibao', label },
    { value: 'orphan', label },
  ],
  suppliedBy: ['document', 'home-visit'],
  sensitivity: 'sensitive',
};
export const provider = { name: { zh: '妇女儿童基金会', en: 'Foundation' }, kind: 'foundation' };

const line = (lineId: string) => ({ lineId, kind: 'item', label, quantity: 1, unit: 'piece' });
export const terms = {
  name: { zh: '焕新乐园', en: 'A room made new' },
  categories: ['study-space'],
  items: ['desk', 'child-bed'],
  criteria: {
    all: [
      { fact: 'ageYears', between: [5, 14] },
      { fact: 'hardship', overlaps: ['dibao'] },
    ],
  },
  serviceArea: [STREET],
  capacity: { unit: 'households', total: 3, perMatch: 1 },
  window: { from: '2026-01-01', until: null as string | null },
  decision: { confirmedBy: 'coordinator', decidedBy: 'officer' },
  leadDays: 45,
  plan: [line('desk'), line('child-bed')],
};

/** Areas, facts and a provider, of which it resolves to the id. */
export async function listGround(world: World): Promise<string> {
  await world.put('/areas/110101', district);
  await world.put(`/areas/${STREET}`, street);
  await world.put(`/areas/${DEAD_STREET}`, { ...street, status: 'dead' });
  await world.put('/facts/ageYears', age);
  await world.put('/facts/hardship', hardship);
  const { body } = await world.post('/providers', provider);
  return body.id;
}

/** A programme of these terms, published; its ETag is "2". */
export async function publish(world: World, providerId: string, more: object = {}): Promise<string> {
  const { body } = await world.post('/programmes', { providerId, ...terms, ...more });
  await world.post(`/programmes/${body.id}/transitions/publish`, undefined, { 'if-match': '"1"' });
  return body.id;
}
