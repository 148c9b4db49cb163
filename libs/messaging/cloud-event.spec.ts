import { describe, expect, it } from '@jest/globals';
import { BASE64_HEADER, DEAD_LETTER_TYPE, decode, messageOf, textHeaders } from './cloud-event.js';

const row = {
  id: '01890000-0000-7000-8000-000000000001',
  topic: 'consents.v1',
  key: 'household',
  type: 'consent.withdrawn',
  sequence: 2,
  headers: {
    ce_subject: 'consent',
    ce_time: '2026-03-01T00:00:00.000Z',
    ce_correlationid: 'c',
    ce_dataversion: '3',
  },
  payload: '{"名":"值"}',
};

const wire = (message: ReturnType<typeof messageOf>['message']) => ({
  headers: textHeaders(message.headers),
  value: message.value as Buffer | null,
});

describe('CloudEvents over Kafka', () => {
  it('reads what it writes', () => {
    expect(decode(wire(messageOf(row, 'intake').message))).toEqual({
      id: row.id,
      type: 'consent.withdrawn',
      version: 3,
      revision: 0,
      source: 'intake',
      subject: 'consent',
      time: '2026-03-01T00:00:00.000Z',
      sequence: 2,
      correlationId: 'c',
      causationId: undefined,
      traceparent: undefined,
      data: { 名: '值' },
    });
  });

  it('reads structured mode', () => {
    const value = Buffer.from(
      JSON.stringify({ specversion: '1.0', id: 'x', type: 't', source: 's', sequence: '4', data: { a: 1 } }),
    );
    const event = decode({
      headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' },
      value,
    });
    expect(event).toMatchObject({ id: 'x', type: 't', sequence: 4, correlationId: 'x', data: { a: 1 } });
  });

  it.each([
    ['no attributes', { headers: {}, value: Buffer.from('{}') }],
    ['no value', { headers: { ce_id: '1' }, value: null }],
    ['no JSON', { headers: { ce_id: '1' }, value: Buffer.from('{"a') }],
    ['no object', { headers: { ce_id: '1' }, value: Buffer.from('"text"') }],
    ['no type', { headers: { ce_id: '1', ce_specversion: '1.0' }, value: Buffer.from('{}') }],
    ['other specification', { headers: { ce_id: '1', ce_specversion: '2.0' }, value: Buffer.from('{}') }],
    [
      'structured without JSON',
      { headers: { 'content-type': 'application/cloudevents+json' }, value: Buffer.from('x') },
    ],
  ])('refuses a message with %s', (_, message) => {
    expect(() => decode(message)).toThrow(/^(The (message|value) |Only CloudEvents)/);
  });

  it('writes a dead letter as it came, byte for byte', () => {
    const value = Buffer.from([0xff, 0x00, 0x7b]);
    const headers = { strange: 'header', [BASE64_HEADER]: '1' };
    const { message } = messageOf(
      { ...row, type: DEAD_LETTER_TYPE, headers, payload: value.toString('base64') },
      'x',
    );
    expect(message.value).toEqual(value);
    expect(message.headers).toEqual({ strange: 'header' });
  });
});
