import { describe, expect, it } from '@jest/globals';
import { listProvider } from './provider.js';

const at = { id: 'p1', now: new Date('2026-11-24T02:00:00Z') };
const name = { zh: '建国门社区基金', en: 'Jianguomen Community Fund' };

describe('listProvider', () => {
  it('lists a provider and tells it, with its area when it has one', () => {
    const input = { name, kind: 'community-fund', areaCode: '110101008' } as const;
    const { provider, events } = listProvider(input, new Set(['110101008']), at);
    expect(provider).toEqual({ ...input, id: 'p1', version: 1 });
    expect(events).toMatchObject([
      { type: 'provider.listed', sequence: 1, data: { providerId: 'p1', ...input } },
    ]);
    const [event] = listProvider({ name, kind: 'foundation' }, new Set(), at).events;
    expect(event!.data).not.toHaveProperty('areaCode');
  });

  it('refuses an area that is not live', () => {
    const input = { name, kind: 'clinic', areaCode: '110101099' } as const;
    expect(() => listProvider(input, new Set(), at)).toThrow('provider.area-not-live');
  });
});
