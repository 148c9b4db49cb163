import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dumpTopics, topicEnds } from '../harness/kafka-dump.js';
import { SERVICES, type ServiceName, System } from '../harness/system.js';
import { settled } from '../harness/system-settled.js';
import { example, type ExampleHousehold } from '../harness/system-story.js';

interface Canary {
  readonly what: 'name' | 'phone' | 'ID number' | 'address' | 'birth date' | 'note';
  readonly text: string;
}

const households = example<ExampleHousehold[]>('households.json');
const year = Number(
  new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format(new Date()),
);

/** All that names somebody, as it is in the file or as the loader makes it of the file. */
function canariesOf({ address, phone, members, visits }: ExampleHousehold): Canary[] {
  const of = (what: Canary['what'], texts: readonly (string | undefined)[]) =>
    texts.flatMap((text) => (text ? [{ what, text }] : []));
  return [
    ...of('address', [address]),
    ...of('phone', [phone, ...members.map((member) => member.phone)]),
    ...of(
      'name',
      members.map(({ name }) => name),
    ),
    ...of(
      'ID number',
      members.map(({ idNumber }) => idNumber),
    ),
    ...of(
      'birth date',
      members.map(({ age }) => `${year - age}-01-01`),
    ),
    ...of(
      'name',
      visits.flatMap(({ workers }) => workers),
    ),
    ...of(
      'note',
      visits.map(({ notes }) => notes),
    ),
  ];
}

const canaries = [...new Map(households.flatMap(canariesOf).map((canary) => [canary.text, canary])).values()];

/** As it is, and as it looks when somebody has escaped or encoded it. */
const disguises = ({ text }: Canary) => [
  text,
  encodeURIComponent(text),
  [...text].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  Buffer.from(text).toString('base64').replace(/=+$/, ''),
];

/** Where any of them is found in the texts, in words. */
function sightings(texts: Iterable<readonly [where: string, text: string]>): string[] {
  const found: string[] = [];
  for (const [where, text] of texts)
    for (const canary of canaries)
      if (disguises(canary).some((form) => text.includes(form)))
        found.push(`${canary.what} “${canary.text}” in ${where}: ${text.slice(0, 300)}`);
  return found;
}

describe('who people are', () => {
  let system: System;

  beforeAll(async () => {
    system = await System.started();
    await system.script('demo', 'scripts/demo.mjs', '--json');
    await settled(system);
  }, 180_000);

  afterAll(() => system?.close(), 60_000);

  /** Every row of every table, as text. */
  async function rowsOf(service: ServiceName): Promise<[string, string][]> {
    const tables = await system.tables(service);
    const rows = await Promise.all(
      tables.map((table) =>
        system.query<{ text: string }>(service, `select t::text as text from "${table}" t`),
      ),
    );
    return tables.flatMap((table, at) =>
      rows[at]!.map(({ text }): [string, string] => [`${service}.${table}`, text]),
    );
  }

  it('is known to intake, all of it', async () => {
    expect(new Set(canaries.map(({ what }) => what)).size).toBe(6);
    const all = (await rowsOf('intake')).map(([, text]) => text).join('\n');
    expect(canaries.filter(({ text }) => !all.includes(text))).toEqual([]);
  });

  it('would be seen here if it were told', () => {
    for (const canary of canaries)
      for (const form of disguises(canary))
        expect(sightings([['a message', `{"x":"${form}"}`]])).toContainEqual(
          expect.stringContaining(`“${canary.text}” in a message`),
        );
  });

  it('is on no topic: in no key, no header, no value, no dead letter', async () => {
    const ends = await topicEnds(system);
    expect(ends.size).toBe(10);
    expect([...ends.values()].every((partitions) => partitions.size === 12)).toBe(true);
    const messages = await dumpTopics(system);
    const types = new Set(messages.map(({ headers }) => headers['ce_type']));
    expect([...types]).toEqual(
      expect.arrayContaining(['need.filed', 'consent.given', 'match.confirmed', 'need.unrouted', 'need.met']),
    );
    const texts = messages.map(
      ({ topic, key, headers, value }) => [topic, `${key} ${JSON.stringify(headers)} ${value}`] as const,
    );
    expect(sightings(texts)).toEqual([]);
  }, 90_000);

  it.each(['registry', 'matcher', 'desk'] as const)('is in no table of %s', async (service) => {
    expect(sightings(await rowsOf(service))).toEqual([]);
  });

  it('is outside the tables of identity in no table of intake', async () => {
    const apart = /^intake\.(household_identity|visit)$/;
    const others = (await rowsOf('intake')).filter(([where]) => !apart.test(where));
    expect(sightings(others)).toEqual([]);
  });

  it('is in no log', () => {
    const lines = SERVICES.flatMap((name) =>
      system
        .readLog(name)
        .split('\n')
        .map((line) => [`the log of ${name}`, line] as const),
    );
    expect(lines.length).toBeGreaterThan(SERVICES.length);
    expect(sightings(lines)).toEqual([]);
  });
});
