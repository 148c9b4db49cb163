import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv, type ValidateFunction } from 'ajv';
import * as kernel from '#kernel';
import * as messaging from '#messaging';
import * as serviceKit from '#service-kit';
import { desk } from '../../apps/desk/src/desk.js';
import { intake } from '../../apps/intake/src/intake.js';
import { matcher } from '../../apps/matcher/src/matcher.js';
import { registry } from '../../apps/registry/src/registry.js';
import { asyncApiOf } from '../../libs/contracts/asyncapi.js';
import { messageOf } from '../../libs/messaging/cloud-event.js';
import { outboxRow } from '../../libs/messaging/outbox.js';
import { root } from './tree.js';

type Documents = Record<string, string>;

interface EventsDocument {
  channels: Record<string, { messages: Record<string, { $ref: string }> }>;
  components: {
    schemas: Record<string, { required: string[]; properties: object }>;
    messages: Record<string, { headers: object; examples: { payload: unknown }[] }>;
  };
}

const folder = join(root, 'docs/api');
const definitions = [intake, registry, matcher, desk];

async function generate(): Promise<Documents> {
  const generator = new URL('../../scripts/api-docs/documents.mjs', import.meta.url).href;
  const { apiDocuments } = (await import(generator)) as { apiDocuments(of: object): Promise<Documents> };
  return apiDocuments({ root, definitions, libs: { kernel, messaging, serviceKit }, asyncApiOf });
}

/** The official schema of AsyncAPI 3.0, which brings every schema that it refers to. */
function asyncApiValidator(): ValidateFunction {
  const path = join(root, 'node_modules/@asyncapi/specs/schemas/3.0.0.json');
  const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false, meta: false });
  return ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as object);
}

describe('docs/api', () => {
  let documents: Documents;
  let events: EventsDocument;

  beforeAll(async () => {
    documents = await generate();
    events = JSON.parse(documents['events.asyncapi.json']!) as EventsDocument;
  });

  it('is what the code says; otherwise run: npm run api-docs', () => {
    const kept = Object.fromEntries(
      readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
    );
    expect(Object.keys(kept).toSorted()).toEqual(Object.keys(documents).toSorted());
    const drifted = Object.keys(documents).filter((name) => kept[name] !== documents[name]);
    expect({ drifted, run: 'npm run api-docs' }).toEqual({ drifted: [], run: 'npm run api-docs' });
  });

  it('comes out the same each time', async () => {
    expect(await generate()).toEqual(documents);
  });

  it.each(definitions.map(({ name }) => name))('describes %s in valid OpenAPI', async (name) => {
    const document = JSON.parse(documents[`${name}.openapi.json`]!) as { paths: object };
    const { valid, errors } = await new Validator().validate(document);
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
    expect(Object.keys(document.paths).length).toBeGreaterThan(0);
  });

  it('describes the topics in valid AsyncAPI', () => {
    const validate = asyncApiValidator();
    validate(events);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('has an example for every event, which is valid', () => {
    const ajv = new Ajv({ strict: false });
    for (const [name, { examples }] of Object.entries(events.components.messages)) {
      const validate = ajv.compile(events.components.schemas[name]!);
      validate(examples[0]!.payload);
      expect([name, validate.errors]).toEqual([name, null]);
    }
  });

  it('describes the headers that messaging writes', () => {
    const name = 'need.met.v1';
    const { examples, headers } = events.components.messages[name]!;
    const event = { type: 'need.met', at: new Date(), sequence: 3, data: examples[0]!.payload } as const;
    const { message } = messageOf(outboxRow(event as Parameters<typeof outboxRow>[0]), 'intake');
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const validate = ajv.compile({ ...headers, components: events.components });
    validate(message.headers);
    expect(validate.errors).toBeNull();
    const described = Object.keys(events.components.schemas['headers']!.properties);
    expect(Object.keys(message.headers!).filter((header) => !described.includes(header))).toEqual([]);
  });
});
