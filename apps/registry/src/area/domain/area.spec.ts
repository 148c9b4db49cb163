import { describe, expect, it } from '@jest/globals';
import { type AreaInput, listArea } from './area.js';

const now = new Date('2026-11-24T02:00:00Z');
const street: AreaInput = { code: '110101008', name: '建国门街道', level: 'street', parent: '110101' };
const { area: listed } = listArea(null, street, now);

describe('listArea', () => {
  it('lists a new area as live, under the prefix of its code', () => {
    const { area, events } = listArea(null, { ...street, parent: undefined }, now);
    expect(area).toEqual({ ...street, version: 1, status: 'live' });
    expect(events).toEqual([
      { type: 'area.listed', at: now, sequence: 1, data: { ...street, status: 'live' } },
    ]);
  });

  it('changes nothing when listed as it is', () => {
    expect(listArea(listed, street, now)).toEqual({ area: listed, events: [] });
  });

  it('keeps a dead area dead until told otherwise', () => {
    const { area: dead, events } = listArea(listed, { ...street, status: 'dead' }, now);
    expect(events).toMatchObject([{ sequence: 2, data: { status: 'dead' } }]);
    expect(listArea(dead, street, now).area.status).toBe('dead');
    expect(listArea(dead, { ...street, status: 'live' }, now).area).toMatchObject({
      version: 3,
      status: 'live',
    });
  });

  it.each<[string, Partial<AreaInput>]>([
    ['area.code-malformed', { code: '1101' }],
    ['area.code-malformed', { code: '11010100x' }],
    ['area.level-not-fitting', { level: 'community' }],
    ['area.level-not-fitting', { code: '110101', level: 'street' }],
    ['area.parent-not-prefix', { parent: '110102' }],
    ['area.parent-not-prefix', { code: '110101', level: 'district', parent: '110101' }],
    ['area.parent-not-prefix', { code: '110101008012', level: 'community', parent: '110101' }],
  ])('refuses with %s: %j', (code, wrong) => {
    expect(() => listArea(null, { ...street, ...wrong }, now)).toThrow(code);
  });
});
