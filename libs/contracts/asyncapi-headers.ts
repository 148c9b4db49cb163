import type { EventContract } from './contract.js';

const text = (description: string) => ({ type: 'string', description });

/** The attributes of every event. On the wire each is a header with text. */
export const sharedHeaders = {
  type: 'object',
  required: [
    'ce_specversion',
    'ce_id',
    'ce_type',
    'ce_source',
    'ce_subject',
    'ce_time',
    'ce_sequence',
    'ce_dataversion',
    'ce_contractrevision',
    'ce_correlationid',
    'content-type',
  ],
  properties: {
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: { type: 'string', format: 'uuid', description: 'UUID version 7; the same on every delivery' },
    ce_type: text('what has happened'),
    ce_source: text('the service that says so'),
    ce_subject: text('the id of the thing that the event is about'),
    ce_time: { type: 'string', format: 'date-time', description: 'when it happened, in UTC' },
    ce_sequence: {
      type: 'string',
      pattern: '^[1-9][0-9]*$',
      description: '1, 2, 3 … without gaps for one subject; on matches, for one need',
    },
    ce_dataversion: { type: 'string', pattern: '^[1-9][0-9]*$', description: 'version of the data' },
    ce_contractrevision: {
      type: 'string',
      pattern: '^[1-9][0-9]*$',
      description: 'revision of the whole set of contracts that the sender was built with',
    },
    ce_correlationid: text('the same for all that one request has led to'),
    ce_causationid: text('ce_id of the event that this one answers to'),
    traceparent: text('W3C trace context'),
    'content-type': { type: 'string', const: 'application/json' },
  },
};

/** The headers of one event: the shared ones, with its own type and version. */
export function headersOf({ type, version }: Pick<EventContract, 'type' | 'version'>) {
  return {
    allOf: [
      { $ref: '#/components/schemas/headers' },
      {
        type: 'object',
        properties: { ce_type: { const: type }, ce_dataversion: { const: String(version) } },
      },
    ],
  };
}
