import { describe, expect, it } from '@jest/globals';
import { REVISION } from '#contracts';
import { read } from './incoming.js';

const data = {
  consentId: '01890000-0000-7000-8000-000000000001',
  householdId: '01890000-0000-7000-8000-000000000002',
};
const attributes = {
  ce_specversion: '1.0',
  ce_id: '01890000-0000-7000-8000-000000000003',
  ce_type: 'consent.withdrawn',
  ce_source: 'intake',
  ce_sequence: '7',
  ce_dataversion: '1',
  ce_contractrevision: String(REVISION),
};

const readWith = (headers: Record<string, string>, value: unknown = data, handled = true) =>
  read(
    {
      topic: 'test.consents.v1',
      partition: 3,
      offset: '42',
      messageKey: 'household',
      headers: { ...attributes, ...headers },
      value: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
    },
    () => handled,
  );

describe('read', () => {
  it('gives an event of a known type', () => {
    const incoming = readWith({});
    expect(incoming).toMatchObject({ key: 'household', eventId: attributes.ce_id, sequence: 7 });
    expect(incoming.reading).toMatchObject({
      kind: 'event',
      event: { type: 'consent.withdrawn', version: 1, key: 'household', source: 'intake', data },
    });
  });

  it.each([
    ['nobody handles it', {}, data, false, { kind: 'ignored' }],
    ['its type has been retired', { ce_type: 'consent.lapsed' }, data, true, { kind: 'ignored' }],
    [
      'its type is newer than this build',
      { ce_type: 'consent.renewed', ce_contractrevision: String(REVISION + 1) },
      data,
      true,
      { kind: 'newer' },
    ],
    ['its version is newer than this build', { ce_dataversion: '99' }, data, true, { kind: 'newer' }],
    ['it cannot be read', {}, '{"consentId', true, { kind: 'poison', reason: 'undecodable' }],
    ['it breaks its contract', {}, { consentId: 1 }, true, { kind: 'poison', reason: 'invalid' }],
  ])('says when %s', (_, headers, value, handled, reading) => {
    expect(readWith(headers as Record<string, string>, value, handled).reading).toMatchObject(reading);
  });

  it('makes a stable UUID of an id that is none', () => {
    const first = readWith({ ce_id: 'order-17' });
    expect(first.eventId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(readWith({ ce_id: 'order-17' }).eventId).toBe(first.eventId);
    expect(readWith({ ce_id: 'order-17', ce_source: 'registry' }).eventId).not.toBe(first.eventId);
  });
});
